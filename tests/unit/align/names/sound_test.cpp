#include "kontor/align/names/sound.hpp"

#include "test.hpp"

using kontor::align::Reading;
using kontor::align::romanize;
using kontor::align::sound;
using kontor::align::sound_similarity;

TEST_CASE("German, English and original spellings sound the same") {
  CHECK(sound("Tschornomorsk", Reading::german) == sound("Chornomorsk"));
  CHECK(sound("Mykolajiw", Reading::german) == sound("Mykolaiv"));
  CHECK(sound("Schodsina", Reading::german) == sound("Žodzina"));
  CHECK(sound("Rachiw", Reading::german) == sound("Rakhiv"));
  CHECK(sound("Nowosibirsk") == sound("Новосибирск"));
  CHECK(sound("Winniza", Reading::german) == sound("Винница"));
  CHECK(sound("Dschāzān", Reading::german) == sound("Djazan"));
  CHECK(sound("Olexandrija") == sound("Oleksandriya"));
}

TEST_CASE("the other alphabets have a reading") {
  CHECK(sound("თბილისი") == "tbilisi");
  CHECK(sound("Πάτρα") == "patra");
  CHECK(sound("Αίγιο") == sound("Egio"));
  CHECK(sound("Πειραιάς") == "pireas");
  CHECK(sound("Μαΐου") == "maiu");
  CHECK(sound("東京").empty());
  CHECK(sound(romanize("東京")) == sound("dong jing"));
}

TEST_CASE("similarity of sounds goes from 0 to 1") {
  CHECK(sound_similarity("patra", "patra") == 1);
  CHECK(sound_similarity("", "patra") == 0);
  CHECK(sound_similarity("abcd", "efgk") < 0.3);
  CHECK(sound_similarity("toskana", "tuskana") > sound_similarity("toskana", "tostana"));
  CHECK(sound_similarity("sirakus", "sriakus") > 0.8);
}
