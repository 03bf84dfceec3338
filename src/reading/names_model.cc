// SPDX-License-Identifier: Apache-2.0
#include "reading/names_model.h"

#include <bit>
#include <cassert>
#include <cstring>
#include <string>
#include <utility>

#include "reading_models.h"

namespace synoptic::reading {
namespace {

static_assert(std::endian::native == std::endian::little, "models are little-endian");

// Takes values off the front of the bytes.
class Cutter {
 public:
  explicit Cutter(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T take() {
    T value{};
    if (rest_.size() < sizeof(T)) {
      whole_ = false;
      return value;
    }
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }
  // Whether nothing was missing and nothing is left.
  [[nodiscard]] bool whole() const { return whole_ && rest_.empty(); }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

// At most half full, so that a search soon meets an empty slot.
std::size_t slots_for(std::size_t entries) { return std::bit_ceil(2 * entries + 2); }

std::unexpected<Error> no_model(std::string detail) {
  return std::unexpected(Error{.fault = Fault::malformed, .detail = std::move(detail)});
}

}  // namespace

Result<NameModel> NameModel::read(std::string_view bytes) {
  Cutter cutter(bytes);
  NameModel model;
  model.header = cutter.take<ModelHeader>();
  const ModelHeader& h = model.header;
  if (h.magic != ModelHeader{}.magic) return no_model("is no model of names");
  const std::size_t expected = (kNameLabels + 1) * kNameLabels * 2 + std::size_t{h.words} * 6 +
                               std::size_t{h.rows} * 2 + h.classes +
                               std::size_t{h.features} * (4 + kNameLabels);
  if (cutter.left() != expected) return no_model("is a model of names cut short or grown");
  for (auto& row : model.transitions)
    for (std::int32_t& value : row) value = cutter.take<std::int16_t>();
  model.words_.resize(slots_for(h.words));
  model.word_mask_ = model.words_.size() - 1;
  for (std::uint32_t n = 0; n < h.words; ++n) {
    const auto hash = cutter.take<std::uint32_t>();
    std::size_t i = hash & model.word_mask_;
    while (model.words_[i].hash != 0) i = (i + 1) & model.word_mask_;
    model.words_[i] = {hash, cutter.take<std::uint16_t>()};
  }
  for (std::uint32_t n = 0; n < h.rows; ++n) model.fine_.push_back(cutter.take<std::uint16_t>());
  for (std::uint32_t n = 0; n < h.classes; ++n)
    model.coarse_.push_back(cutter.take<std::uint8_t>());
  model.features_.resize(slots_for(h.features));
  model.feature_mask_ = model.features_.size() - 1;
  for (std::uint32_t n = 0; n < h.features; ++n) {
    Feature feature;
    feature.hash = cutter.take<std::uint32_t>();
    for (std::size_t l = 0; l < kNameLabels; ++l) feature.weights[l] = cutter.take<std::int8_t>();
    std::size_t i = feature.hash & model.feature_mask_;
    while (model.features_[i].hash != 0) i = (i + 1) & model.feature_mask_;
    model.features_[i] = feature;
  }
  assert(cutter.whole());
  return model;
}

WordClassIds NameModel::classes_of(std::uint64_t hash) const {
  const auto low = static_cast<std::uint32_t>(hash);
  if (low == 0) return {};
  for (std::size_t i = low & word_mask_; words_[i].hash != 0; i = (i + 1) & word_mask_) {
    if (words_[i].hash != low) continue;
    WordClassIds ids{.row = words_[i].row};
    if (ids.row < fine_.size()) ids.fine = fine_[ids.row];
    if (ids.fine < coarse_.size()) ids.coarse = coarse_[ids.fine];
    return ids;
  }
  return {};
}

std::string_view name_model_bytes() { return reading_models::names(); }

const NameModel& name_model() {
  static const NameModel model = [] {
    Result<NameModel> read = NameModel::read(name_model_bytes());
    assert(read.has_value());
    return std::move(read).value();
  }();
  return model;
}

}  // namespace synoptic::reading
