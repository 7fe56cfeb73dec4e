// SPDX-License-Identifier: MIT
#include "narhet/siting/criteria.hpp"

#include "narhet/base/format.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace narhet::siting {
namespace {

using base::Message;
using model::Counted;
using model::Criterion;
using model::CriterionUnit;
using model::Measure;

constexpr std::array kGroups{Counted::young, Counted::elderly, Counted::businesses};

CriterionUnit unit_of(Measure measure, base::Metric decide_by) {
  switch (measure) {
    case Measure::need_met:
    case Measure::newly_within:
    case Measure::bundle_gained:
    case Measure::feasibility:
      return CriterionUnit::share;
    case Measure::travel_saved:
    case Measure::vulnerability_removed:
    case Measure::worst_off_saved:
      return decide_by == base::Metric::time ? CriterionUnit::minutes : CriterionUnit::km;
    case Measure::offers:
      return CriterionUnit::number;
    case Measure::cost:
      return CriterionUnit::kronor;
  }
  return {};
}

/// Makes the criteria one after another.
class Catalogue {
 public:
  Catalogue(base::Metric decide_by, const std::array<Anchors, model::kMeasures>& anchors)
      : decide_by_{decide_by}, anchors_{&anchors} {}

  Criterion& add(Measure measure, std::string key, Message name) {
    const Anchors& anchors = anchors_->at(static_cast<std::size_t>(measure));
    Criterion criterion;
    criterion.measure = measure;
    criterion.key = std::move(key);
    criterion.name = std::move(name);
    criterion.unit = unit_of(measure, decide_by_);
    criterion.less_is_better = measure == Measure::cost;
    criterion.worst = anchors.worst;
    criterion.target = anchors.target;
    criteria_.push_back(std::move(criterion));
    return criteria_.back();
  }
  Criterion& add(Measure measure) {
    return add(measure, std::string{model::key(measure)}, model::name(measure));
  }
  [[nodiscard]] std::vector<Criterion> take() { return std::move(criteria_); }

 private:
  base::Metric decide_by_;
  const std::array<Anchors, model::kMeasures>* anchors_;
  std::vector<Criterion> criteria_;
};

Message newly_within_name(Counted counted, const std::string& label) {
  return label.empty() ? model::name(Measure::newly_within)
                       : Message{"{} newly within {}", model::name(counted), label};
}

void add_newly_within(Catalogue& catalogue,
                      std::span<const model::Threshold> thresholds,
                      base::Metric decide_by) {
  const auto deciding = model::deciding_threshold(thresholds, decide_by);
  const std::string label = deciding ? thresholds[*deciding].label : std::string{};
  catalogue.add(Measure::newly_within, std::string{model::key(Measure::newly_within)},
                newly_within_name(Counted::residents, label));
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    if (thresholds[i].metric == decide_by && i != deciding) {
      catalogue
          .add(Measure::newly_within,
               base::format("{}_{}", model::key(Measure::newly_within),
                            model::column_suffix(thresholds[i])),
               newly_within_name(Counted::residents, thresholds[i].label))
          .threshold = i;
    }
  }
  for (const Counted group : kGroups) {
    catalogue
        .add(Measure::newly_within, base::format("{}_newly_within", model::key(group)),
             newly_within_name(group, label))
        .counted = group;
  }
}

}  // namespace

std::vector<Criterion> all_criteria(std::span<const model::Kind> kinds,
                                    std::span<const model::Threshold> thresholds,
                                    base::Metric decide_by,
                                    const std::array<Anchors, model::kMeasures>& anchors,
                                    base::Language language) {
  const auto name_of = [&](const model::Kind& kind) {
    return model::name_in_sentence(kind, language);
  };
  Catalogue catalogue{decide_by, anchors};
  catalogue.add(Measure::need_met);
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    catalogue
        .add(Measure::need_met, base::format("need_met_{}", kinds[kind].key),
             Message{"need met: {}", name_of(kinds[kind])})
        .kind = base::id_at<base::KindIndex>(kind);
  }
  for (std::size_t i = 0; i < model::kGroups; ++i) {
    const auto group = static_cast<model::Group>(i);
    catalogue
        .add(Measure::need_met, base::format("{}_need_met", model::key(group)),
             Message{"need met among {}", model::name(group)})
        .group = group;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      Criterion& criterion = catalogue.add(
          Measure::need_met, base::format("{}_need_met_{}", model::key(group), kinds[kind].key),
          Message{"need met among {}: {}", model::name(group), name_of(kinds[kind])});
      criterion.group = group;
      criterion.kind = base::id_at<base::KindIndex>(kind);
    }
  }
  add_newly_within(catalogue, thresholds, decide_by);
  catalogue.add(Measure::travel_saved);
  for (const Counted group : kGroups) {
    catalogue
        .add(Measure::travel_saved, base::format("{}_travel_saved", model::key(group)),
             Message{"travel saved for {}", model::name(group)})
        .counted = group;
  }
  for (const Measure measure :
       {Measure::vulnerability_removed, Measure::bundle_gained, Measure::worst_off_saved,
        Measure::offers, Measure::cost, Measure::feasibility}) {
    catalogue.add(measure);
  }
  return catalogue.take();
}

bool contains(const Criterion& whole, const Criterion& part) {
  const bool has_all_of_part = (!whole.kind || whole.kind == part.kind) &&
                               (!whole.group || whole.group == part.group) &&
                               (whole.counted == Counted::residents);
  const bool is_less =
      part.kind != whole.kind || part.group != whole.group || part.counted != whole.counted;
  return whole.measure == part.measure && has_all_of_part && is_less;
}

bool is_on_request(const Criterion& criterion) {
  return criterion.kind && criterion.group;
}

double scaled(const Criterion& criterion, double raw) {
  return std::clamp((raw - criterion.worst) / (criterion.target - criterion.worst), 0.0, 1.0);
}

}  // namespace narhet::siting
