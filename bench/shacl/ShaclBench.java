// Apache Jena on the data of this benchmark: java -cp ... ShaclBench.java DATA.nt SHAPES.ttl
// Prints "load<TAB>seconds" and "validate<TAB>results<TAB>best milliseconds".
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;

public class ShaclBench {
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    Graph data = RDFDataMgr.loadGraph(arguments[0]);
    System.out.printf("load\t%.3f%n", (System.nanoTime() - start) / 1e9);
    Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph(arguments[1]));
    double best = Double.MAX_VALUE;
    int results = 0;
    for (int run = 0; run < 4; ++run) {
      start = System.nanoTime();
      ValidationReport report = ShaclValidator.get().validate(shapes, data);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
      results = report.getEntries().size();
    }
    System.out.printf("validate\t%d\t%.3f%n", results, best);
  }
}
