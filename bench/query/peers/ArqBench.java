// Apache Jena ARQ on the queries of this benchmark: java -cp ... ArqBench.java DATA.nt QUERY.rq...
// Prints "load<TAB>seconds", then "query<TAB>rows<TAB>best milliseconds" for each.
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;

public class ArqBench {
  public static void main(String[] arguments) throws Exception {
    long start = System.nanoTime();
    Model model = RDFDataMgr.loadModel(arguments[0]);
    System.out.printf("load\t%.3f%n", (System.nanoTime() - start) / 1e9);
    for (int i = 1; i < arguments.length; ++i) {
      Path path = Path.of(arguments[i]);
      String text = Files.readString(path);
      long end = System.nanoTime() + 2_000_000_000L;
      double best = Double.MAX_VALUE;
      int rows = 0;
      boolean failed = false;
      for (int run = 0; run < 5 || (run < 100 && System.nanoTime() < end); ++run) {
        start = System.nanoTime();
        Query query = QueryFactory.create(text);
        try (QueryExecution execution = QueryExecutionFactory.create(query, model)) {
          rows = ResultSetFormatter.consume(execution.execSelect());
        } catch (StackOverflowError error) {
          failed = true;
          break;
        }
        best = Math.min(best, (System.nanoTime() - start) / 1e6);
      }
      String name = path.getFileName().toString().replace(".rq", "");
      System.out.println(failed ? name + "\t0\terror" : String.format("%s\t%d\t%.3f", name, rows, best));
    }
  }
}
