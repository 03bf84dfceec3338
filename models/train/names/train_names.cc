// Trains and scores reading's tagger of names. models/names.md says how it is run.
// SPDX-License-Identifier: Apache-2.0
//
//   train_names --words WORDS --out MODEL [--gold FILE]... [--three FILE]... [--silver FILE]...
//               [--without rules|gazetteer|classes|document]... [--hold-out] [--epochs N]
//               [--gold-weight W] [--bonus B]
//   train_names --score MODEL|rules FILE...
//   train_names --score MODEL|rules --print FILE...
//
// WORDS holds the word classes (word_classes.py makes it). --gold are texts labelled by people with
// all four kinds, --three with person, organization and place alone, --silver texts labelled by
// another tagger. With --hold-out one gold text in five is kept back from training, and the model
// is scored on those. --print gives {"id", "names"} per text instead of the score.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus.h"
#include "crf.h"
#include "reading/names.h"
#include "reading/names_features.h"
#include "synoptic/ids.h"
#include "synoptic/json.h"
#include "synoptic/utf8.h"

namespace synoptic::names_training {
namespace {

using reading::ModelHeader;
using reading::NameModel;

struct Options {
  std::string words;
  std::string out;
  std::string score;
  std::vector<Corpus> corpora;
  std::vector<std::string> texts;
  std::uint32_t groups = reading::feature_group::all;
  std::size_t most_features = 240000;
  float bonus = 2;
  float table_bonus = 5;
  float gold_weight = 4;
  float silver_weight = 1;
  bool hold_out = false;
  bool print = false;
  float doubt = 0.3F;
  TrainingOptions training;
};

std::uint32_t group_named(const std::string& name) {
  if (name == "rules") return reading::feature_group::rules;
  if (name == "gazetteer") return reading::feature_group::gazetteer;
  if (name == "classes") return reading::feature_group::classes;
  if (name == "document") return reading::feature_group::document;
  std::fprintf(stderr, "train_names: there is no group of features '%s'\n", name.c_str());
  std::exit(2);
}

Options read_options(const std::vector<std::string>& arguments) {
  Options o;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& name = arguments[i];
    if (!name.starts_with("--")) {
      o.texts.push_back(name);
      continue;
    }
    if (name == "--print") {
      o.print = true;
      continue;
    }
    if (name == "--hold-out") {
      o.hold_out = true;
      continue;
    }
    if (++i == arguments.size()) {
      std::fprintf(stderr, "train_names: %s needs a value\n", name.c_str());
      std::exit(2);
    }
    const std::string& value = arguments[i];
    if (name == "--words")
      o.words = value;
    else if (name == "--out")
      o.out = value;
    else if (name == "--score")
      o.score = value;
    else if (name == "--gold")
      o.corpora.push_back({.path = value, .held_out = true});
    else if (name == "--three")
      o.corpora.push_back({.path = value, .others_unknown = true, .held_out = true});
    else if (name == "--silver")
      o.corpora.push_back({.path = value});
    else if (name == "--without")
      o.groups &= ~group_named(value);
    else if (name == "--epochs")
      o.training.epochs = std::atoi(value.c_str());
    else if (name == "--step")
      o.training.step = std::strtof(value.c_str(), nullptr);
    else if (name == "--decay")
      o.training.decay = std::strtof(value.c_str(), nullptr);
    else if (name == "--least")
      o.training.least_uses = static_cast<std::uint32_t>(std::atoi(value.c_str()));
    else if (name == "--most")
      o.most_features = static_cast<std::size_t>(std::atoll(value.c_str()));
    else if (name == "--gold-weight")
      o.gold_weight = std::strtof(value.c_str(), nullptr);
    else if (name == "--silver-weight")
      o.silver_weight = std::strtof(value.c_str(), nullptr);
    else if (name == "--table-bonus")
      o.table_bonus = std::strtof(value.c_str(), nullptr);
    else if (name == "--doubt")
      o.doubt = std::strtof(value.c_str(), nullptr);
    else if (name == "--bonus")
      o.bonus = std::strtof(value.c_str(), nullptr);
    else {
      std::fprintf(stderr, "train_names: there is no option '%s'\n", name.c_str());
      std::exit(2);
    }
  }
  for (Corpus& corpus : o.corpora) {
    corpus.weight = corpus.held_out ? o.gold_weight : o.silver_weight;
    if (!corpus.held_out) corpus.doubt = o.doubt;
  }
  return o;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "train_names: %s: cannot be opened\n", path.c_str());
    std::exit(1);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class T>
void append(std::string& out, const T& value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out.append(bytes, sizeof(T));
}

// The part of a model that word_classes.py writes as text: a model without features.
std::string pack_words(const std::string& path) {
  std::ifstream in(path);
  ModelHeader header;
  std::string word;
  std::string classes;
  std::string words;
  in >> word >> header.rows;
  append(classes, std::uint16_t{0});
  for (std::uint32_t i = 0, fine = 0; i < header.rows && in >> fine; ++i)
    append(classes, static_cast<std::uint16_t>(fine));
  in >> word >> header.classes;
  append(classes, std::uint8_t{0});
  for (std::uint32_t i = 0, coarse = 0; i < header.classes && in >> coarse; ++i)
    append(classes, static_cast<std::uint8_t>(coarse));
  in >> word;
  std::unordered_set<std::uint32_t> seen;
  for (std::uint32_t row = 0; in >> word >> row;) {
    const auto hash = static_cast<std::uint32_t>(hash_bytes(fold_word(word)));
    if (hash == 0 || !seen.insert(hash).second) continue;
    append(words, hash);
    append(words, static_cast<std::uint16_t>(row));
    ++header.words;
  }
  if (header.words == 0) {
    std::fprintf(stderr, "train_names: %s: holds no word classes\n", path.c_str());
    std::exit(1);
  }
  ++header.rows;
  ++header.classes;
  std::string out;
  append(out, header);
  out.append(2 * reading::kNameLabels * (reading::kNameLabels + 1), '\0');
  return out + words + classes;
}

NameModel read_model(const std::string& bytes) {
  Result<NameModel> model = NameModel::read(bytes);
  if (!model) {
    std::fprintf(stderr, "train_names: %s\n", to_sentence(model.error()).c_str());
    std::exit(1);
  }
  return std::move(*model);
}

// A word outside all names of a text whose `other` names are not labelled: may be one.
Allowed allowed_label(reading::NameLabel label, bool others_unknown, Casing casing) {
  const bool capital = casing != Casing::none && casing != Casing::lower;
  if (label != reading::kOutside || !others_unknown || !capital) return allow(label);
  return static_cast<Allowed>(allow(label) | allow(reading::first_of(NameKind::other)) |
                              allow(reading::further_of(NameKind::other)));
}

void add_examples(const LabelledText& text, const Corpus& corpus, const NameModel& model,
                  Examples& out) {
  const reading::NameContext context(text.report, text.text);
  const std::vector<reading::NameDraft> drafts = reading::draft_names(context);
  const reading::NameFeatures features(context, model, drafts);
  const std::vector<reading::NameLabel> labels = labels_by_names(text);
  std::vector<std::uint32_t> found;
  for (const reading::TokenRun run : features.runs()) {
    const auto first = static_cast<std::uint32_t>(out.allowed.size());
    bool agree = true;
    for (std::uint32_t t = run.first; t < run.last; ++t) {
      reading::NameLabel label = labels[t];
      // A name that the run cuts has no first word in it.
      const bool cut = label != reading::kOutside && !reading::is_first(label) && t == run.first;
      if (cut) label = static_cast<reading::NameLabel>(label - 1);
      features.of(t, found);
      out.features.insert(out.features.end(), found.begin(), found.end());
      out.starts.push_back(out.features.size());
      agree = agree && label == features.by_rules(t);
      const Allowed allowed =
          allowed_label(label, corpus.others_unknown, text.text.tokens[t].casing);
      out.allowed.push_back(allowed);
    }
    const float weight = agree ? corpus.weight : corpus.weight * corpus.doubt;
    out.runs.push_back({first, static_cast<std::uint32_t>(out.allowed.size()), weight});
  }
}

// The features with the greatest weights, in units that fit a byte each.
std::string write_model(const std::string& words, const Weights& weights, const Options& options) {
  ModelHeader header;
  std::memcpy(&header, words.data(), sizeof header);
  std::vector<std::pair<float, std::uint32_t>> order;
  for (std::uint32_t f = 0; f < weights.weights.size(); ++f) {
    float greatest = 0;
    for (const float w : weights.weights[f]) greatest = std::max(greatest, std::fabs(w));
    order.emplace_back(-greatest, f);
  }
  std::ranges::sort(order);
  if (order.size() > options.most_features) order.resize(options.most_features);
  const float top = order.empty() ? 1 : -order[order.size() / 2000].first;
  std::ranges::sort(order, {}, [](const auto& one) { return one.second; });
  header.groups = options.groups;
  header.features = static_cast<std::uint32_t>(order.size());
  header.unit = top / 127;
  header.rule_bonus = options.bonus;
  header.table_bonus = options.table_bonus;
  std::string out;
  append(out, header);
  for (const auto& row : weights.transitions)
    for (const float value : row)
      append(out, static_cast<std::int16_t>(std::lround(std::clamp(value, -100.0F, 100.0F) * 256)));
  constexpr std::size_t kBeforeWords =
      sizeof(ModelHeader) + 2 * reading::kNameLabels * (reading::kNameLabels + 1);
  out.append(words, kBeforeWords);
  for (const auto& [weight, f] : order) {
    append(out, weights.hashes[f]);
    for (const float w : weights.weights[f])
      append(out,
             static_cast<std::int8_t>(std::lround(std::clamp(w / header.unit, -127.0F, 127.0F))));
  }
  return out;
}

Tally score(const NameModel* model, const std::vector<LabelledText>& texts) {
  Tally tally;
  for (const LabelledText& text : texts)
    count(text, find_names_with(model, text.report, text.text).names, tally);
  return tally;
}

int train_model(const Options& options) {
  const std::string words = pack_words(options.words);
  NameModel model = read_model(words);
  model.header.groups = options.groups;
  Examples examples;
  std::vector<LabelledText> held_out;
  for (const Corpus& corpus : options.corpora) {
    std::vector<LabelledText> texts = read_corpus(corpus.path, true);
    if (!corpus.held_out)
      for (LabelledText& text : texts) mend_surnames(text);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (options.hold_out && corpus.held_out && i % kHeldOut == 0) continue;
      add_examples(texts[i], corpus, model, examples);
    }
    if (!options.hold_out || !corpus.held_out) continue;
    texts = read_corpus(corpus.path, false);
    for (std::size_t i = 0; i < texts.size(); i += kHeldOut)
      held_out.push_back(std::move(texts[i]));
  }
  const Weights weights = train(examples, options.training);
  const std::string bytes = write_model(words, weights, options);
  std::ofstream(options.out, std::ios::binary) << bytes;
  if (!options.hold_out) return 0;
  std::printf("held out, rules alone: ");
  print(score(nullptr, held_out));
  for (const float bonus : {0.0F, 0.5F, 1.0F, 2.0F, 3.0F, 4.0F}) {
    NameModel trained = read_model(bytes);
    trained.header.rule_bonus = bonus;
    std::printf("held out, bonus %.1f: ", static_cast<double>(bonus));
    print(score(&trained, held_out));
  }
  return 0;
}

void print_names(const NameModel* model, const LabelledText& text) {
  const CodePoints points(text.report.text);
  JsonWriter json;
  json.begin_object().key("id").string(text.id).key("names").begin_array();
  for (const NameMention& name : find_names_with(model, text.report, text.text).names)
    json.begin_object()
        .key("span")
        .span(points.of(name.span))
        .key("kind")
        .string(name_of(name.kind))
        .end_object();
  json.end_array().end_object();
  std::printf("%s\n", json.take().c_str());
}

int score_model(const Options& options) {
  const bool rules = options.score == "rules";
  NameModel model;
  if (!rules) model = read_model(read_file(options.score));
  for (const std::string& path : options.texts) {
    if (options.print) {
      for (const LabelledText& text : read_corpus(path, false))
        print_names(rules ? nullptr : &model, text);
      continue;
    }
    std::printf("%s: ", path.c_str());
    print(score(rules ? nullptr : &model, read_corpus(path, false)));
  }
  return 0;
}

}  // namespace
}  // namespace synoptic::names_training

int main(int argc, char** argv) {
  using namespace synoptic::names_training;
  const Options options = read_options({argv + 1, argv + argc});
  if (!options.score.empty()) return score_model(options);
  if (!options.words.empty() && !options.out.empty() && !options.corpora.empty())
    return train_model(options);
  std::fprintf(stderr, "train_names: needs --words, --out and a corpus, or --score\n");
  return 2;
}
