// What a report says of where it has things from.
// SPDX-License-Identifier: Apache-2.0
//
// A credit covers the words that are had from its source. Where the reading knows them, those; else
// the sentence it stands in. Then it runs on, as readers take it to:
//
//   The dam had been closed since May, the Harbour Post reported. The valve had rusted through.
//       the second sentence says nothing of its own source and stands in the same paragraph
//   According to the report, … ¶ The engineers had warned of it. ¶ …, the source told the Post.
//       the middle paragraph stands between two of one source
//   But the ministry denied it.
//       has a source of its own: the run ends here
//
// "The report", "the outlet" and "the source" point back to the medium credited last, "the
// documents" to the document. What a named person says goes back to that person, whoever prints
// it; a source without a name ("a senior official") is the report's own work, since nobody can
// know whether another report's is the same.
//
// A document speaks for itself: what "the tax returns show" goes back to them, whoever published
// them, and so does what "the new ones show" or what somebody released "showing that". A paragraph
// of figures right after one from a document is from it, too. What is seen or heard in a video that
// was credited just before, or stands "in the next shot", is the video's. The headline has its
// figures from where the first sentences have them. A sentence of which a document is the subject
// ("The suit asks …") is the document's; what somebody writes in a letter is that person's. The
// prosecutors, their release and their indictment are one (sources.txt, "one author").
//
// Order of precedence: the content of credits, sentences of media and documents, what people and
// organisations say, sentences of other credits, what runs on, and last what states and groups
// hold ("Velmark demands …"), which reporters seldom have from themselves.
// Cost: linear in the sentences and annotations, but for the logarithm of Paint.
#include "lineage/trails.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "lineage/outlets.h"
#include "lineage/papers.h"

namespace synoptic::lineage {
namespace {

constexpr std::uint32_t kParagraphsBetween = 2;  // that a running credit bridges

bool is_medium(CreditKind kind) { return kind == CreditKind::medium || kind == CreditKind::agency; }

class Follower {
 public:
  Follower(const AnnotatedReport& report, std::uint32_t rank, Sources& sources)
      : report_(report),
        rank_(rank),
        sources_(sources),
        papers_(report),
        running_(report.text.sentences.size()),
        spoken_(report.text.sentences.size(), false) {}

  Trail follow() {
    trail_.own = report_.report.outlet
                     ? sources_.outlet(rank_, *report_.report.outlet, OriginKind::own)
                     : sources_.lone_report(rank_, report_.report);
    read_byline();
    find_speakers();
    for (std::uint32_t c = 0; c < report_.reading.credits.size(); ++c) follow_credit(c);
    let_documents_speak();
    for (const auto& [content, source] : contents_) trail_.paint.fill(content, source);
    paint_sentences(true);
    paint_attributions(true);
    let_documents_tell();
    paint_sentences(false);
    run_on();
    bridge();
    run_on_figures();
    paint_attributions(false);
    paint_headline();
    return std::move(trail_);
  }

 private:
  struct Speaker {
    std::uint32_t sentence = 0;
    SourceIndex source = 0;
    std::size_t place = 0;  // among the attributions
  };
  struct CreditedSentence {
    std::uint32_t sentence = 0;
    SourceIndex source = 0;
    bool first = false;  // comes before what people say in it
  };

  [[nodiscard]] std::uint32_t sentence_of(Span span) const {
    return report_.text.sentence_at(span.start);
  }

  void read_byline() {
    std::vector<std::string> lines = report_.report.byline;
    if (report_.report.dateline) lines.push_back(*report_.report.dateline);
    for (const std::string& line : lines) {
      const auto agency = Outlets::known().agency_in(line);
      if (!agency) continue;
      const SourceIndex source = sources_.outlet(rank_, *agency, OriginKind::agency);
      trail_.bylines.push_back(source);
      if (!trail_.whole) trail_.whole = source;
    }
  }

  // Whose words an attribution gives, where that says more than the report's own.
  std::optional<SourceIndex> source_of(const Source& source) {
    if (source.entity && *source.entity < report_.reading.entities.size()) {
      const Voice voice = voice_of(report_, *source.entity);
      const bool medium = voice.kind != NameKind::person;
      if (const auto outlet = medium ? sources_.known_outlet(voice.label) : std::nullopt) {
        return outlet;
      }
      if (voice.kind == NameKind::organization && source.span) {
        if (const auto author = author_of(describe(report_, *source.span), voice.label)) {
          return author;
        }
      }
      if (!voice.family.empty()) return sources_.voice(rank_, voice);
    }
    if (!source.span) return std::nullopt;
    const Description description = describe(report_, *source.span);
    if (description.empty()) return std::nullopt;
    const std::string words(cut(report_.report.text, *source.span));
    if (const auto author = author_of(description, words)) return author;
    if (!is_one_voice(description)) return std::nullopt;
    return sources_.described(rank_, description, words, OriginKind::statement);
  }

  // The author behind a source, where that is known to be one with other sources.
  std::optional<SourceIndex> author_of(const Description& description, const std::string& words) {
    std::string author = author_behind(report_, description);
    if (author.empty()) return std::nullopt;
    const Description one{.head = std::move(author), .about = {}, .definite = true};
    return sources_.described(rank_, one, words, OriginKind::document);
  }

  // Whether somebody speaks whom the reporter can have heard: not a state or a group.
  [[nodiscard]] bool is_near_voice(const Source& source) const {
    if (!source.entity || *source.entity >= report_.reading.entities.size()) return true;
    const NameKind kind = report_.reading.entities[*source.entity].kind;
    return kind == NameKind::person || kind == NameKind::organization;
  }

  void find_speakers() {
    for (const Attribution& attribution : report_.reading.attributions) {
      const Span place = attribution.cue.value_or(attribution.content);
      const bool saying = is_saying(report_, attribution);
      const auto source = source_of(attribution.source);
      speakers_of_.push_back(saying ? source : std::nullopt);
      if (!is_near_voice(attribution.source)) continue;
      if (place.end > report_.report.text.size() || running_.empty()) continue;
      if (saying) spoken_[sentence_of(place)] = true;
      if (saying) spoken_[sentence_of(attribution.content)] = true;
      if (source) speakers_.push_back({sentence_of(place), *source, speakers_.size()});
    }
    std::sort(speakers_.begin(), speakers_.end(), [](const Speaker& x, const Speaker& y) {
      return std::tie(x.sentence, x.place) < std::tie(y.sentence, y.place);
    });
  }

  [[nodiscard]] std::optional<SourceIndex> speaker_in(std::uint32_t sentence) const {
    const auto speaker = std::lower_bound(
        speakers_.begin(), speakers_.end(), sentence,
        [](const Speaker& s, std::uint32_t wanted) { return s.sentence < wanted; });
    if (speaker == speakers_.end() || speaker->sentence != sentence) return std::nullopt;
    return speaker->source;
  }

  static Span credited_words(const Credit& credit) {
    return credit.credited.empty() ? credit.span : credit.credited;
  }
  [[nodiscard]] std::string words_of(const Credit& credit) const {
    return std::string(cut(report_.report.text, credited_words(credit)));
  }

  // The medium or agency a credit names: the name behind it, or the words.
  SourceIndex outlet_of(const Credit& credit) {
    const OriginKind kind =
        credit.kind == CreditKind::medium ? OriginKind::medium : OriginKind::agency;
    if (credit.entity && *credit.entity < report_.reading.entities.size()) {
      const std::string label = voice_of(report_, *credit.entity).label;
      if (!label.empty()) return sources_.outlet(rank_, label, kind);
    }
    return sources_.outlet(rank_, words_of(credit), kind);
  }

  std::optional<SourceIndex> medium_credit(const Credit& credit, const Description& description) {
    if (points_to_medium(description) && !credit.entity) return last_medium_;
    return outlet_of(credit);
  }

  // "The Orra Ledger report" is the Ledger's.
  [[nodiscard]] std::optional<SourceIndex> outlet_behind(Span words) const {
    const std::string_view medium = medium_in(report_, words);
    return medium.empty() ? std::nullopt : sources_.known_outlet(medium);
  }

  std::optional<SourceIndex> document_credit(const Credit& credit, const Description& description) {
    if (const auto outlet = outlet_behind(credited_words(credit))) return last_medium_ = outlet;
    const bool same_head = last_document_ && description.head == last_head_;
    if (points_to_medium(description) && last_medium_ && !same_head) return last_medium_;
    if (points_to_document(description) && last_document_) return last_document_;
    if (same_head && description.about.empty()) return last_document_;
    if (description.empty()) return std::nullopt;
    if (is_personal(description)) {
      const auto speaker = speaker_in(sentence_of(credit.span));
      if (speaker && sources_.at(*speaker).key.starts_with("person:")) return speaker;
    }
    last_document_ = author_of(description, words_of(credit));
    if (!last_document_) {
      last_document_ =
          sources_.described(rank_, description, words_of(credit), OriginKind::document);
    }
    last_head_ = description.head;
    return last_document_;
  }

  // Words that somebody published or wrote down: they go back to who did.
  std::optional<SourceIndex> statement_credit(const Credit& credit,
                                              const Description& description) {
    std::optional<SourceIndex> source = speaker_in(sentence_of(credit.span));
    if (!source && credit.entity && *credit.entity < report_.reading.entities.size()) {
      const Voice voice = voice_of(report_, *credit.entity);
      if (voice.kind == NameKind::person) source = sources_.voice(rank_, voice);
    }
    if (source) {
      if (credit.kind == CreditKind::post) sources_.mark_post(*source);
      return source;
    }
    if (description.empty()) return std::nullopt;
    if (const auto author = author_of(description, words_of(credit))) return author;
    return sources_.described(
        rank_, description, words_of(credit),
        credit.kind == CreditKind::post ? OriginKind::post : OriginKind::statement);
  }

  std::optional<SourceIndex> source_of(const Credit& credit) {
    const Description description = describe(report_, credited_words(credit));
    switch (credit.kind) {
      case CreditKind::medium:
      case CreditKind::agency:
        return medium_credit(credit, description);
      case CreditKind::contribution:
        return outlet_of(credit);
      case CreditKind::document:
        return document_credit(credit, description);
      case CreditKind::post:
      case CreditKind::statement:
        return statement_credit(credit, description);
      case CreditKind::anonymous:
        if (points_to_medium(description) || names_the_outlet(credit)) return last_medium_;
        return std::nullopt;
      case CreditKind::photo:
        return std::nullopt;
    }
    return std::nullopt;
  }

  // "A source | told the media outlet | that …": the words between point to a medium.
  [[nodiscard]] bool names_the_outlet(const Credit& credit) const {
    const std::uint32_t from = credit.credited.empty() ? credit.span.start : credit.credited.end;
    const bool content_follows = credit.content && credit.content->start >= credit.span.end;
    const std::uint32_t until = content_follows ? credit.content->start : credit.span.end;
    if (from >= until) return false;
    const auto range = report_.text.tokens_in({from, until});
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (report_.text.fold(t) != "the") continue;
      const Span rest{report_.text.tokens[t].span.start, until};
      if (points_to_medium(describe(report_, rest))) return true;
    }
    return false;
  }

  void follow_credit(std::uint32_t c) {
    const Credit& credit = report_.reading.credits[c];
    if (credit.span.empty() || running_.empty()) return;
    const auto source = source_of(credit);
    if (!source) return;
    trail_.credits.push_back({c, *source});
    if (*source == trail_.own) return;
    if (credit.whole_report) {
      if (is_medium(credit.kind) && !trail_.whole) trail_.whole = *source;
      return;
    }
    if (credit.kind == CreditKind::contribution) return;
    const std::uint32_t sentence = sentence_of(credit.span);
    if (report_.text.sentences[sentence].furniture) return;
    if (is_medium(credit.kind)) last_medium_ = *source;
    if (credit.kind == CreditKind::document && !outlet_behind(credited_words(credit))) {
      papers_.note(credit.span.start, describe(report_, credited_words(credit)).head, *source);
    }
    // What a medium has may have come to it from a document, but it came from the medium to here.
    if (credit.content && is_medium(credit.kind)) trail_.paint.fill(*credit.content, *source);
    if (credit.content && !is_medium(credit.kind)) contents_.emplace_back(*credit.content, *source);
    const bool written = credit.kind == CreditKind::document ||
                         (credit.kind == CreditKind::statement && !speaker_in(sentence));
    const bool runs = is_medium(credit.kind) || written || credit.kind == CreditKind::anonymous;
    if (runs) mark_running(credit.content.value_or(credit.span), sentence, *source);
    sentences_.push_back({sentence, *source, runs && !credit.content});
  }

  // A credit holds for the sentences from its content to itself.
  void mark_running(Span content, std::uint32_t sentence, SourceIndex source) {
    const std::uint32_t other = sentence_of(content);
    for (std::uint32_t s = std::min(sentence, other); s <= std::max(sentence, other); ++s) {
      running_[s] = source;
    }
  }

  // The document that an attribution lets speak.
  [[nodiscard]] std::optional<SourceIndex> document_behind(const Attribution& attribution) const {
    if (!attribution.cue || !is_showing(report_, *attribution.cue)) return std::nullopt;
    if (const auto paper = papers_.right_before(attribution.cue->start)) return paper;
    if (!attribution.source.span) return std::nullopt;
    const Span words = *attribution.source.span;
    const Description description = describe(report_, words);
    if (const auto paper = papers_.called(description.head, words.start)) return paper;
    return stands_for_document(description) ? papers_.mentioned_before(words.start) : std::nullopt;
  }

  void let_documents_speak() {
    for (std::size_t i = 0; i < report_.reading.attributions.size(); ++i) {
      const Attribution& attribution = report_.reading.attributions[i];
      const auto document = document_behind(attribution);
      if (!document || running_.empty()) continue;
      speakers_of_[i] = document;
      trail_.paint.fill(said_in(attribution), *document);
      mark_running(attribution.content, sentence_of(*attribution.cue), *document);
    }
    for (const Sentence& sentence : report_.text.sentences) let_one_show(sentence);
  }

  // "… released a statement, along with her tax returns showing | that": what follows is theirs,
  // whoever the rest of the sentence is from.
  void let_one_show(const Sentence& sentence) {
    if (sentence.furniture || sentence.headline) return;
    for (std::uint32_t t = sentence.first + 1; t + 1 < sentence.last; ++t) {
      const Span cue = report_.text.tokens[t].span;
      if (!report_.text.fold(t).ends_with("ing") || !is_showing(report_, cue)) continue;
      if (report_.text.tokens[t - 1].kind != TokenKind::word) continue;
      const auto paper = papers_.right_before(cue.start);
      if (paper) trail_.paint.fill({cue.end, sentence.span.end}, *paper);
    }
  }

  // Sentences of which a document is the subject, or that tell what there is to see in it. These
  // run on: who retells a video goes on with it.
  void let_documents_tell() {
    const std::vector<Sentence>& sentences = report_.text.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (sentences[s].furniture || sentences[s].headline) continue;
      if (const auto document = document_telling(sentences[s])) {
        trail_.paint.fill(sentences[s].span, *document);
      } else if (const auto film = film_showing(sentences[s])) {
        trail_.paint.fill(sentences[s].span, *film);
        if (!running_[s]) running_[s] = film;
      }
    }
  }

  std::optional<SourceIndex> document_telling(const Sentence& sentence) {
    const auto words = document_that_tells(report_, sentence);
    if (!words) return std::nullopt;
    const Description description = describe(report_, *words);
    if (points_to_medium(description) && last_medium_) return std::nullopt;
    return document_called(description, *words);
  }

  [[nodiscard]] std::optional<SourceIndex> film_showing(const Sentence& sentence) const {
    const std::string whole = document_of_part(report_, sentence);
    const auto film = whole.empty() ? std::nullopt : papers_.called(whole, sentence.span.start);
    if (film) return film;
    const auto seen = papers_.seen_before(sentence.span.start);
    return seen && is_perceived(report_, sentence) ? seen : std::nullopt;
  }

  SourceIndex document_called(const Description& description, Span words) {
    if (const auto outlet = outlet_behind(words)) return *outlet;
    const std::string label(cut(report_.report.text, words));
    if (const auto author = author_of(description, label)) return *author;
    if (const auto paper = papers_.called(description.head, words.start)) return *paper;
    return sources_.described(rank_, description, label, OriginKind::document);
  }

  void paint_attributions(bool near_voices) {
    for (std::size_t i = 0; i < report_.reading.attributions.size(); ++i) {
      const Attribution& attribution = report_.reading.attributions[i];
      if (!speakers_of_[i] || is_near_voice(attribution.source) != near_voices) continue;
      trail_.paint.fill(said_in(attribution), *speakers_of_[i]);
    }
  }

  // "said | the gates were shut and that the water would fall": all that follows the cue up to the
  // end of the content, where both stand in one sentence.
  [[nodiscard]] Span said_in(const Attribution& attribution) const {
    const bool follows = attribution.cue && attribution.cue->end <= attribution.content.start &&
                         sentence_of(*attribution.cue) == sentence_of(attribution.content);
    return follows ? Span{attribution.cue->end, attribution.content.end} : attribution.content;
  }

  void paint_sentences(bool first) {
    for (const CreditedSentence& credited : sentences_) {
      if (credited.first != first) continue;
      trail_.paint.fill(report_.text.sentences[credited.sentence].span, credited.source);
    }
  }

  // Sentences after a credited one in its paragraph that name nobody.
  void run_on() {
    const std::vector<Sentence>& sentences = report_.text.sentences;
    for (std::uint32_t s = 1; s < sentences.size(); ++s) {
      const bool follows = sentences[s].paragraph == sentences[s - 1].paragraph;
      if (!follows || !running_[s - 1] || !is_silent(s)) continue;
      running_[s] = running_[s - 1];
      trail_.paint.fill(sentences[s].span, *running_[s]);
    }
  }

  [[nodiscard]] bool is_silent(std::uint32_t s) const {
    const Sentence& sentence = report_.text.sentences[s];
    if (sentence.furniture || sentence.headline || running_[s] || spoken_[s]) return false;
    return !trail_.paint.most_of(sentence.span);
  }

  // Silent sentences between two paragraphs of one source.
  void bridge() {
    const std::vector<Sentence>& sentences = report_.text.sentences;
    const auto none = static_cast<std::uint32_t>(sentences.size());
    std::uint32_t from = none;  // the last sentence of a running credit
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (running_[s]) {
        if (from != none && running_[from] == running_[s]) fill_between(from, s);
        from = s;
      } else if (!is_silent(s) && !sentences[s].furniture) {
        from = none;
      }
    }
  }

  void fill_between(std::uint32_t first, std::uint32_t last) {
    const std::vector<Sentence>& sentences = report_.text.sentences;
    if (sentences[last].paragraph - sentences[first].paragraph > kParagraphsBetween + 1) return;
    for (std::uint32_t s = first + 1; s < last; ++s) {
      if (is_silent(s)) trail_.paint.fill(sentences[s].span, *running_[first]);
    }
  }

  [[nodiscard]] bool has_number(Span span) const {
    const auto range = report_.text.tokens_in(span);
    return std::any_of(report_.text.tokens.begin() + range.first,
                       report_.text.tokens.begin() + range.last,
                       [](const Token& token) { return token.kind == TokenKind::number; });
  }

  // A paragraph of figures that names nobody, right after one that ends with a document's.
  void run_on_figures() {
    const std::vector<Sentence>& sentences = report_.text.sentences;
    for (const Paragraph& paragraph : report_.text.paragraphs) {
      if (paragraph.first == 0 || paragraph.first == paragraph.last) continue;
      const auto before = running_[paragraph.first - 1];
      if (!before || sources_.at(*before).kind != OriginKind::document) continue;
      const auto is_figures = [&](std::uint32_t s) {
        return is_silent(s) && has_number(sentences[s].span);
      };
      std::uint32_t s = paragraph.first;
      while (s < paragraph.last && is_figures(s)) ++s;
      if (s < paragraph.last) continue;
      for (s = paragraph.first; s < paragraph.last; ++s) {
        trail_.paint.fill(sentences[s].span, *before);
      }
    }
  }

  // A number of the headline that stands in one of the first sentences, too.
  [[nodiscard]] std::optional<SourceIndex> source_of_headline(const Sentence& headline) const {
    constexpr int kFirstSentences = 4;
    const Text& text = report_.text;
    int tried = 0;
    for (const Sentence& sentence : text.sentences) {
      if (sentence.headline || sentence.furniture) continue;
      if (++tried > kFirstSentences) break;
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        if (text.tokens[t].kind != TokenKind::number) continue;
        for (std::uint32_t h = headline.first; h < headline.last; ++h) {
          if (text.hashes[h] != text.hashes[t]) continue;
          if (const auto source = trail_.paint.most_of(text.tokens[t].span)) return source;
        }
      }
    }
    return std::nullopt;
  }

  void paint_headline() {
    for (const Sentence& sentence : report_.text.sentences) {
      if (!sentence.headline || sentence.furniture) continue;
      if (const auto source = source_of_headline(sentence)) {
        trail_.paint.fill(sentence.span, *source);
      }
    }
  }

  const AnnotatedReport& report_;
  std::uint32_t rank_;
  Sources& sources_;
  Papers papers_;
  Trail trail_;
  std::vector<std::optional<SourceIndex>> running_;      // per sentence: a credit that may run on
  std::vector<bool> spoken_;                             // per sentence: somebody is said to say it
  std::vector<std::optional<SourceIndex>> speakers_of_;  // per attribution
  std::vector<Speaker> speakers_;                        // by sentence
  std::vector<CreditedSentence> sentences_;              // in text order
  std::vector<std::pair<Span, SourceIndex>> contents_;   // of credits that name no medium
  std::optional<SourceIndex> last_medium_;
  std::optional<SourceIndex> last_document_;
  std::string last_head_;
};

}  // namespace

void note_outlets(const AnnotatedReport& report, std::uint32_t rank, Sources& sources) {
  if (report.report.outlet) sources.outlet(rank, *report.report.outlet, OriginKind::own);
  for (const Credit& credit : report.reading.credits) {
    const bool named =
        is_medium(credit.kind) && credit.entity && *credit.entity < report.reading.entities.size();
    if (!named) continue;
    const Voice voice = voice_of(report, *credit.entity);
    if (!voice.label.empty()) sources.outlet(rank, voice.label, OriginKind::medium);
  }
}

Trail follow_credits(const AnnotatedReport& report, std::uint32_t rank, Sources& sources) {
  return Follower(report, rank, sources).follow();
}

}  // namespace synoptic::lineage
