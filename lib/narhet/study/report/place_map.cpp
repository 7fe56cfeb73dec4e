// SPDX-License-Identifier: MIT
#include "narhet/study/report/place_map.hpp"

#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/squares.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Decimal;
using base::index;
using base::Message;
using base::Metric;
using Layer = model::ReportMapLayer;

/// The classes of places: within each threshold that decides, beyond them, without a way, not on a
/// road.
class PlaceClasses {
 public:
  explicit PlaceClasses(const model::Result& result)
      : result_{&result}, thresholds_{thresholds_by(result, result.decide_by)} {}

  [[nodiscard]] std::vector<Layer::Class> classes() const {
    const auto count = static_cast<double>(thresholds_.size() + 1);
    std::vector<Layer::Class> classes;
    for (std::size_t i = 0; i < thresholds_.size(); ++i) {
      classes.push_back({Message{"all kinds within {}", label(i)}, static_cast<double>(i) / count});
    }
    classes.push_back({thresholds_.empty()
                           ? Message{"all kinds reached"}
                           : Message{"some kind farther than {}", label(thresholds_.size() - 1)},
                       (count - 1.0) / count});
    classes.push_back({Message{"some kind cannot be reached"}, 1.0});
    classes.push_back({Message{"not on a road"}, std::nullopt});
    return classes;
  }
  [[nodiscard]] std::size_t class_of(base::Weight worst) const {
    const auto found = std::find_if(thresholds_.begin(), thresholds_.end(), [&](std::size_t each) {
      return worst <= result_->thresholds[each].limit;
    });
    return static_cast<std::size_t>(found - thresholds_.begin());
  }
  [[nodiscard]] std::size_t class_of(base::PlaceIndex place, const PlaceReach& reach) const {
    if (result_->place_snaps[index(place)].status != model::SnapStatus::on_road) {
      return not_on_road();
    }
    return reach.reaches_all() ? class_of(reach.worst) : not_reached();
  }
  [[nodiscard]] std::size_t not_reached() const { return thresholds_.size() + 1; }
  [[nodiscard]] std::size_t not_on_road() const { return thresholds_.size() + 2; }

 private:
  [[nodiscard]] const std::string& label(std::size_t position) const {
    return result_->thresholds[thresholds_[position]].label;
  }

  const model::Result* result_;
  std::vector<std::size_t> thresholds_;
};

base::Weight limit_of(const model::Result& result) {
  const model::Threshold* threshold = deciding(result);
  return threshold == nullptr ? base::Weight::infinite() : threshold->limit;
}

/// "groceries: 4.1 km, 5.0 min", or why it is not reached.
Message kind_fact(const model::Result& result, base::PlaceIndex place, base::KindIndex kind) {
  const model::NearestPair& km = result.nearest.at(place, kind, Metric::distance);
  const model::NearestPair& min = result.nearest.at(place, kind, Metric::time);
  if (!km.nearest || !min.nearest) {
    const model::ReachStatus status = km.nearest ? min.status : km.status;
    return Message{"{}: {}", title_of(result, kind), model::name(status)};
  }
  return Message{"{}: {} km, {} min", title_of(result, kind),
                 Decimal{base::to_kilometres(km.nearest->cost), 1},
                 Decimal{base::to_minutes(min.nearest->cost), 1}};
}

std::vector<Message> place_facts(const model::Result& result,
                                 base::PlaceIndex place,
                                 const std::optional<base::Persons>& persons) {
  std::vector<Message> facts;
  if (persons) {
    facts.push_back(people(*persons));
  }
  for (const base::KindIndex kind : kinds_of(result)) {
    facts.push_back(kind_fact(result, place, kind));
  }
  return facts;
}

/// What the places of a square have in common.
struct SquareReach {
  base::Persons persons;
  base::Persons unreached;  ///< who do not reach all kinds
  double weight{};          ///< persons, or places where nobody is counted, of those who do
  double way{};             ///< sum of theirs, in km or minutes
  std::size_t reaching{};   ///< places
};

SquareReach reach_in(const model::Result& result,
                     const Square& square,
                     std::span<const base::PlaceIndex> places) {
  const auto add_up = [&](bool by_persons) {
    SquareReach sum;
    for (const std::size_t member : square.members) {
      const base::PlaceIndex place = places[member];
      const PlaceReach reach = reach_of(result, place, base::Weight::infinite());
      const base::Persons persons =
          result.places[index(place)].population.value_or(base::Persons{});
      sum.persons += persons;
      if (reach.reached == 0 || !reach.reaches_all()) {
        sum.unreached += persons;
        continue;
      }
      const double weight = by_persons ? persons.count() : 1.0;
      ++sum.reaching;
      sum.weight += weight;
      sum.way += weight * base::to_display(result.decide_by, reach.worst);
    }
    return sum;
  };
  const SquareReach by_persons = add_up(true);
  return by_persons.weight > 0.0 ? by_persons : add_up(false);
}

Layer::Mark square_mark(const model::Result& result,
                        const PlaceClasses& classes,
                        const Square& square,
                        double side,
                        std::span<const base::PlaceIndex> places) {
  const SquareReach reach = reach_in(result, square, places);
  Layer::Mark mark{square.middle,
                   {},
                   classes.not_reached(),
                   reach.persons.count(),
                   Argument{Message{"square of {} km", Decimal{side / 1000.0, 0}}},
                   {people(reach.persons), report::places(square.members.size())}};
  if (reach.weight > 0.0) {
    const double mean = reach.way / reach.weight;
    const double unit = result.decide_by == Metric::distance ? 100'000.0 : 60'000.0;
    mark.class_index = classes.class_of(base::Weight{static_cast<std::uint32_t>(mean * unit)});
    mark.facts.emplace_back(Message{"mean way to the farthest of the nearest services: {} {}",
                                    Decimal{mean, 1}, unit_of(result.decide_by)});
  }
  if (reach.reaching < square.members.size()) {
    mark.facts.emplace_back(Message{"some kind cannot be reached: {}", people(reach.unreached)});
  }
  return mark;
}

std::vector<Layer::Mark> square_marks(const model::Result& result,
                                      const PlaceClasses& classes,
                                      std::span<const base::PlaceIndex> places,
                                      const Squares& squares) {
  std::vector<Layer::Mark> marks;
  for (const Square& square : squares.squares) {
    marks.push_back(square_mark(result, classes, square, squares.side, places));
  }
  return marks;
}

std::vector<Layer::Mark> place_marks(const model::Result& result,
                                     const PlaceClasses& classes,
                                     std::span<const base::PlaceIndex> places) {
  const auto persons = persons_of_places(result);
  std::vector<Layer::Mark> marks;
  for (const base::PlaceIndex place : places) {
    const PlaceReach reach = reach_of(result, place, limit_of(result));
    const auto& here = persons[index(place)];
    marks.push_back({result.places[index(place)].position,
                     {},
                     classes.class_of(place, reach),
                     here.value_or(base::Persons{}).count(),
                     Argument{name_of(result, place)},
                     place_facts(result, place, here)});
  }
  return marks;
}

template <class Record>
std::vector<geo::Point> positions_of(const std::vector<Record>& records,
                                     std::span<const base::PlaceIndex> some) {
  std::vector<geo::Point> points;
  for (const base::PlaceIndex each : some) {
    points.push_back(records[index(each)].position);
  }
  return points;
}

std::vector<Message> service_facts(const model::Result& result, const model::Service& service) {
  std::vector<Message> facts{Message{"{}", words_for(result, model::kinds_in_any_season(service))}};
  if (service.days_per_week < model::kDaysOfWeek) {
    facts.push_back(
        base::counted(service.days_per_week, "open {} day a week", "open {} days a week"));
  }
  if (service.kinds.empty()) {
    facts.emplace_back(Message{"closed in the season of the study"});
  }
  return facts;
}

std::vector<Layer::Mark> service_squares(const model::Result& result,
                                         std::span<const base::ServiceIndex> services) {
  std::vector<geo::Point> points;
  points.reserve(services.size());
  for (const base::ServiceIndex service : services) {
    points.push_back(result.services[index(service)].position);
  }
  const Squares squares = in_squares(points, kMostMarks);
  std::vector<Layer::Mark> marks;
  for (const Square& square : squares.squares) {
    marks.push_back(
        {square.middle,
         {},
         0,
         0.0,
         Argument{Message{"square of {} km", Decimal{squares.side / 1000.0, 0}}},
         {base::counted(square.members.size(), "{} service point", "{} service points")}});
  }
  return marks;
}

Message caption_of(const model::Result& result, std::size_t shown) {
  if (shown > kMostMarks) {
    return Message{
        "Places and service points. There are too many places to draw them one by one: the map "
        "adds "
        "them up in squares, coloured by the mean way of the people in each."};
  }
  if (withholds_cells(result)) {
    return Message{
        "Places and service points. Of the cells in which people are counted none is shown, since "
        "few live in many of them."};
  }
  return Message{
      "Places by the way to the farthest of their nearest services, and service points. The larger "
      "a circle, the more people."};
}

/// Share of the people with all kinds within the threshold that decides.
std::optional<double> share_of(const model::Result& result, std::size_t municipality) {
  const auto threshold = model::deciding_threshold(result.thresholds, result.decide_by);
  const auto* row =
      threshold ? all_kinds_coverage_of(result, base::id_at<base::MunicipalityIndex>(municipality),
                                        *threshold)
                : nullptr;
  if (row == nullptr || row->all.persons.count() <= 0.0) {
    return std::nullopt;
  }
  return row->within.persons / row->all.persons;
}

}  // namespace

Layer municipality_layer(const model::Result& result,
                         const std::optional<base::MunicipalityIndex>& only) {
  Layer layer{Message{"Municipalities"}, Layer::Symbol::municipality, true, {}, {}};
  layer.classes = {{Message{"municipality"}, std::nullopt}};
  for (std::size_t i = 0; i < result.municipalities.size(); ++i) {
    const model::Municipality& municipality = result.municipalities[i];
    if (municipality.area.empty() || (only && index(*only) != i)) {
      continue;
    }
    Layer::Mark mark{{}, municipality.area, 0, 0.0, Argument{municipality.name}, {}};
    if (!municipality.area.front().outer.empty()) {
      mark.at = municipality.area.front().outer.front();
    }
    if (const auto share = share_of(result, i)) {
      mark.facts.emplace_back(
          Message{"{} % of the people in listed places have all kinds within {}",
                  Decimal{100.0 * *share, 1}, deciding(result)->label});
    }
    layer.marks.push_back(std::move(mark));
  }
  return layer;
}

std::vector<base::PlaceIndex> shown_places(const model::Result& result) {
  if (!has_cells(result) || result.withhold_cells) {
    return listed_places(result);
  }
  // People are counted in cells, which stand for their villages.
  std::vector<base::PlaceIndex> cells;
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    if (result.places[i].cell_width && !result.places[i].is_neighbour) {
      cells.push_back(base::id_at<base::PlaceIndex>(i));
    }
  }
  return cells;
}

Layer place_layer(const model::Result& result, std::span<const base::PlaceIndex> places) {
  const PlaceClasses classes{result};
  Layer layer{Message{"Places"}, Layer::Symbol::place, true, classes.classes(), {}};
  layer.marks = places.size() > kMostMarks
                    ? square_marks(result, classes, places,
                                   in_squares(positions_of(result.places, places), kMostMarks))
                    : place_marks(result, classes, places);
  return layer;
}

std::vector<Message> words_of(const Layer& places, std::size_t place_count) {
  const bool in_squares = place_count > kMostMarks;
  std::vector<Message> lines;
  for (std::size_t i = 0; i < places.classes.size(); ++i) {
    double persons = 0.0;
    std::uint64_t marks = 0;
    for (const Layer::Mark& mark : places.marks) {
      persons += mark.class_index == i ? mark.weight : 0.0;
      marks += mark.class_index == i ? 1U : 0U;
    }
    if (marks > 0) {
      lines.emplace_back(Message{
          "{}: {}, {}", places.classes[i].title,
          in_squares ? base::counted(marks, "{} square", "{} squares") : report::places(marks),
          people(base::Persons{persons})});
    }
  }
  return lines;
}

Layer service_layer(const model::Result& result) {
  std::vector<base::ServiceIndex> all;
  all.reserve(result.services.size());
  for (std::size_t i = 0; i < result.services.size(); ++i) {
    all.push_back(base::id_at<base::ServiceIndex>(i));
  }
  return service_layer(result, all);
}

Layer service_layer(const model::Result& result, std::span<const base::ServiceIndex> services) {
  Layer layer{Message{"Service points"},
              Layer::Symbol::service,
              true,
              {{Message{"service point"}, std::nullopt}},
              {}};
  if (services.size() > kMostMarks) {
    layer.marks = service_squares(result, services);
    return layer;
  }
  for (const base::ServiceIndex each : services) {
    const model::Service& service = result.services[index(each)];
    layer.marks.push_back(
        {service.position, {}, 0, 0.0, Argument{name_of(service)}, service_facts(result, service)});
  }
  return layer;
}

model::ReportMap place_map(const model::Result& result) {
  model::ReportMap map;
  const std::vector<base::PlaceIndex> shown = shown_places(result);
  map.caption = caption_of(result, shown.size());
  map.layers = {municipality_layer(result), place_layer(result, shown), service_layer(result)};
  map.equivalent = words_of(map.layers[1], shown.size());
  map.equivalent.push_back(
      base::counted(result.services.size(), "{} service point", "{} service points"));
  return map;
}

}  // namespace narhet::study::report
