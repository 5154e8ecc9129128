// Sound: a name reduced to what survives transcription from one alphabet and spelling into another, so that the German,
// English, national and original spellings of one name meet.
//
//   Tschornomorsk, Chornomorsk, Черноморск → "Cornomorsk"      Rachiw, Rakhiv → "rahiv"      Žodzina → "Sodsina"
//
// The alphabet is a-z without c, j, q, w, x, y, z, and S (sh, zh), C (ch as in church), G (j as in jam), digits, blank.
// Letters of Latin, Cyrillic, Greek, Georgian and Armenian script have a reading of their own; all other scripts have
// none and give an empty text (romanize() gives them one first).
#pragma once

#include <string>
#include <string_view>

namespace kontor::align {

// How the writer reads "ch": as in English and most transcriptions, or as German does (kh).
enum class Reading { neutral, german };

// Appends the sound of `text` to `out`. Words stay apart by one blank.
void append_sound(std::string_view text, Reading reading, std::string& out);
std::string sound(std::string_view text, Reading reading = Reading::neutral);

// A name in Latin letters by ICU's transliterator "Any-Latin", for the scripts that sound() cannot read. Slow: some ten
// microseconds. Thread-safe.
std::string romanize(std::string_view text);

// Whether the two sounds are near, from 0 (nothing in common) to 1 (equal): edit distance with transpositions, in which
// one vowel for another costs half and another first sound more, divided by the longer length.
double sound_similarity(std::string_view a, std::string_view b);

}  // namespace kontor::align
