// SPDX-License-Identifier: MIT
#include "narhet/output/plan_file.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/output/detail/background_layers.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/scenario_layers.hpp"
#include "narhet/output/detail/scenario_project.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/detail/styled_layers.hpp"
#include "narhet/output/detail/table_view.hpp"
#include "narhet/output/earlier_result.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace narhet::output {
namespace {

using base::Message;
using detail::Columns;
using detail::ColumnType;
using detail::Layer;
using detail::Value;
using model::ChosenSite;
using model::Plan;

void add(Columns& columns,
         std::string name,
         ColumnType type,
         Message alias,
         std::function<Value(std::size_t row)> value) {
  columns.push_back({std::move(name), type, std::move(alias), std::move(value), {}});
}

void add_site(Columns& columns, const Plan& plan) {
  const auto text = [&](std::string name, Message alias, auto field) {
    add(columns, std::move(name), ColumnType::text, std::move(alias),
        [&plan, field](std::size_t row) { return detail::text_or_null(field(plan.sites[row])); });
  };
  text("id", Message{"id"}, [](const ChosenSite& site) { return site.candidate.id; });
  text("name", Message{"name"}, [](const ChosenSite& site) { return site.candidate.name; });
  text("host", Message{"what is there today"},
       [](const ChosenSite& site) { return site.candidate.host; });
  text("municipality_code", Message{"municipality code"},
       [](const ChosenSite& site) { return site.municipality_code; });
  text("municipality_name", Message{"municipality"},
       [](const ChosenSite& site) { return site.municipality_name; });
  const auto number = [&](std::string name, Message alias,
                          std::optional<double> model::Candidate::*field) {
    add(columns, std::move(name), ColumnType::real, std::move(alias),
        [&plan, field](std::size_t row) {
          return detail::real_or_null(plan.sites[row].candidate.*field);
        });
  };
  number("cost", Message{"cost, kronor (empty: not known)"}, &model::Candidate::cost);
  number("capacity", Message{"capacity (empty: not known)"}, &model::Candidate::capacity);
}

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) {
    text += (text.empty() ? "" : ", ") + id;
  }
  return text;
}

using OtherSites = std::vector<model::OtherChoice::Site>;

std::vector<std::string> texts_of(const OtherSites& sites,
                                  std::string model::OtherChoice::Site::*text) {
  std::vector<std::string> texts;
  texts.reserve(sites.size());
  for (const model::OtherChoice::Site& site : sites) {
    texts.push_back(site.*text);
  }
  return texts;
}

/// "Åby skola instead of Öby shop: 1,200 person-minutes; …".
std::string alternatives_text(const Plan& plan, const base::Catalogue& catalogue) {
  const auto names = [](const OtherSites& sites) {
    return model::listed(texts_of(sites, &model::OtherChoice::Site::name));
  };
  std::string text;
  for (const model::OtherChoice& other : plan.alternatives) {
    const Message change = other.instead_of.empty()
                               ? Message{"also {}: {}", names(other.opens), other.amount}
                               : Message{"{} instead of {}: {}", names(other.opens),
                                         names(other.instead_of), other.amount};
    text += (text.empty() ? "" : "; ") + catalogue.render(change);
  }
  return text;
}

std::string shops_of(const model::PlanShopHarm& harm) {
  std::vector<std::string> names;
  for (const model::PlanShopHarm::Shop& shop : harm.shops) {
    names.push_back(shop.name);
  }
  return joined(names);
}

/// What each site takes from the shops that exist and, the same in every row, what all do; NULL
/// where that is not measured.
void add_harm(Columns& columns, const Plan& plan) {
  using Harm = const model::PlanShopHarm&;
  const auto column = [&](std::string name, ColumnType type, Message alias, auto of, auto value) {
    add(columns, std::move(name), type, std::move(alias), [of, value](std::size_t row) -> Value {
      const std::optional<model::PlanShopHarm>& harm = of(row);
      return harm ? value(*harm) : Value{};
    });
  };
  const auto of_site = [&plan](std::size_t row) -> const auto& {
    return plan.sites[row].harm;
  };
  const auto of_all = [&plan](std::size_t) -> const auto& {
    return plan.harm;
  };
  const auto persons = [](Harm harm) -> Value { return harm.persons.count(); };
  const auto without_condition = [](Harm harm) {
    return detail::text_or_null(joined(harm.without_condition));
  };
  column("harm_persons", ColumnType::real,
         Message{"persons who would have the site nearer than a shop that exists"}, of_site,
         persons);
  column("harm_shops", ColumnType::text, Message{"shops that would lose them"}, of_site,
         [](Harm harm) { return detail::text_or_null(shops_of(harm)); });
  column("driftstod_lost", ColumnType::text,
         Message{"shops that would no longer meet the distance condition of operating support"},
         of_site, without_condition);
  column("all_harm_persons", ColumnType::real,
         Message{"persons who get another nearest shop by all the sites together"}, of_all,
         persons);
  column("all_driftstod_lost", ColumnType::text,
         Message{"shops that no longer meet the distance condition of operating support by all "
                 "the sites together"},
         of_all, without_condition);
}

/// The same in every row: what the sites do together.
void add_whole(Columns& columns, const Plan& plan, const base::Catalogue& catalogue) {
  add(columns, "problem", ColumnType::text, Message{"location problem"},
      [&plan](std::size_t) -> Value { return plan.problem; });
  add(columns, "kinds", ColumnType::text, Message{"kinds of service asked about"},
      [&plan](std::size_t) -> Value { return plan.kinds; });
  add(columns, "objective", ColumnType::real, Message{"what the sites together come to"},
      [&plan](std::size_t) { return detail::real_or_null(plan.objective); });
  add(columns, "bound", ColumnType::real, Message{"no choice of sites is better than this"},
      [&plan](std::size_t) { return detail::real_or_null(plan.bound); });
  add(columns, "unit", ColumnType::text, Message{"unit of the figures"},
      [&plan](std::size_t) -> Value { return plan.unit; });
  add(columns, "gap", ColumnType::real,
      Message{"how much better another choice can be at most, as a share"},
      [&plan](std::size_t) -> Value { return plan.gap; });
  add(columns, "proven", ColumnType::boolean, Message{"proved to be the best"},
      [&plan](std::size_t) -> Value { return std::int64_t{plan.is_proven ? 1 : 0}; });
  add(columns, "method", ColumnType::text, Message{"method"},
      [text = catalogue.render(plan.method)](std::size_t) { return detail::text_or_null(text); });
  add(columns, "search_steps", ColumnType::integer, Message{"steps of the search"},
      [&plan](std::size_t) -> Value { return static_cast<std::int64_t>(plan.search_steps); });
  add(columns, "alternatives", ColumnType::text,
      Message{"other choices nearly as good: what for what, and what they come to"},
      [text = alternatives_text(plan, catalogue)](std::size_t) {
        return detail::text_or_null(text);
      });
  add(columns, "all_alternatives", ColumnType::boolean,
      Message{"these are all (empty: not looked for)"}, [&plan](std::size_t) {
        return plan.has_all_alternatives ? Value{std::int64_t{*plan.has_all_alternatives ? 1 : 0}}
                                         : Value{};
      });
}

/// Likewise of the second objective; NULL where there is none.
void add_second(Columns& columns, const Plan& plan) {
  using Second = const model::SecondObjective&;
  const auto column = [&](std::string name, ColumnType type, Message alias, auto value) {
    add(columns, std::move(name), type, std::move(alias), [&plan, value](std::size_t) -> Value {
      return plan.second ? value(*plan.second) : Value{};
    });
  };
  column("then_problem", ColumnType::text, Message{"what decided among the best choices"},
         [](Second second) -> Value { return second.problem; });
  column("then_objective", ColumnType::real, Message{"what the sites together come to in that"},
         [](Second second) { return detail::real_or_null(second.objective); });
  column("then_bound", ColumnType::real,
         Message{"none of the best choices is better in that than this"},
         [](Second second) { return detail::real_or_null(second.bound); });
  column("then_unit", ColumnType::text, Message{"unit of the second objective and its bound"},
         [](Second second) -> Value { return second.unit; });
  column("then_proven", ColumnType::boolean, Message{"proved to be the best of them in that"},
         [](Second second) -> Value { return std::int64_t{second.is_proven ? 1 : 0}; });
}

Layer plan_layer(const Plan& plan, const base::Catalogue& catalogue) {
  Layer layer{
      "plan",
      detail::with_mode(Message{"Chosen sites"}, plan.mode),
      Message{"one row per chosen site, the one that serves most people first, which need not be "
              "the one to open first; what is said of the whole choice stands in every row"},
      detail::GeometryType::point,
      plan.sites.size(),
      {},
      [&plan](std::size_t row) { return plan.sites[row].candidate.position; }};
  add(layer.columns, "number", ColumnType::integer, Message{"number by persons served"},
      [](std::size_t row) -> Value { return static_cast<std::int64_t>(row + 1); });
  add_site(layer.columns, plan);
  add(layer.columns, "persons_served", ColumnType::real,
      Message{"persons whose nearest point of some kind it becomes"},
      [&plan](std::size_t row) { return detail::persons_or_null(plan.sites[row].persons_served); });
  add(layer.columns, "persons_first_or_second", ColumnType::real,
      Message{
          "persons with one point within the limit or none today, for whom it is one of the two "
          "nearest"},
      [&plan](std::size_t row) {
        return detail::persons_or_null(plan.sites[row].persons_first_or_second);
      });
  add_harm(layer.columns, plan);
  add_whole(layer.columns, plan, catalogue);
  add_second(layer.columns, plan);
  return layer;
}

Layer sequence_layer(const Plan& plan) {
  Layer layer{"opening_sequence",
              detail::with_mode(Message{"In which order the sites should open"}, plan.mode),
              Message{"one row per site: opened one after the other, each time the one that then "
                      "helps most, beside the best choice of so many sites at once"},
              detail::GeometryType::none,
              plan.opening_sequence.size(),
              {},
              {}};
  using Step = const model::OpeningStep&;
  const auto column = [&](std::string name, ColumnType type, Message alias, auto value) {
    add(layer.columns, std::move(name), type, std::move(alias),
        [&plan, value](std::size_t row) -> Value { return value(plan.opening_sequence[row]); });
  };
  add(layer.columns, "order", ColumnType::integer, Message{"number"},
      [](std::size_t row) -> Value { return static_cast<std::int64_t>(row + 1); });
  column("id", ColumnType::text, Message{"id"},
         [](Step step) { return detail::text_or_null(step.candidate.id); });
  column("name", ColumnType::text, Message{"name"},
         [](Step step) { return detail::text_or_null(step.candidate.name); });
  column("objective", ColumnType::real, Message{"what the sites up to here come to"},
         [](Step step) -> Value { return step.objective; });
  column("optimum", ColumnType::real, Message{"what the best choice of so many sites comes to"},
         [](Step step) -> Value { return step.optimum; });
  column("optimum_bound", ColumnType::real,
         Message{"no choice of so many sites is better than this"},
         [](Step step) -> Value { return step.optimum_bound; });
  column("optimum_proven", ColumnType::boolean, Message{"proved to be the best choice of so many"},
         [](Step step) -> Value { return std::int64_t{step.is_proven ? 1 : 0}; });
  column("optimum_sites", ColumnType::text, Message{"the sites of the best choice of so many"},
         [](Step step) -> Value { return joined(step.optimum_sites); });
  column("gain_share", ColumnType::real,
         Message{"gain since today, as a share of what the best choice would gain"},
         [](Step step) { return detail::real_or_null(step.gain_share); });
  add(layer.columns, "unit", ColumnType::text, Message{"unit of the figures"},
      [&plan](std::size_t) -> Value { return plan.unit; });
  return layer;
}

Layer alternative_layer(const Plan& plan) {
  Layer layer{
      "plan_alternatives",
      detail::with_mode(Message{"Other choices of sites"}, plan.mode),
      Message{"one row per other choice that is as good as the plan or nearly so, the best first"},
      detail::GeometryType::none,
      plan.alternatives.size(),
      {},
      {}};
  using Other = const model::OtherChoice&;
  const auto column = [&](std::string name, ColumnType type, Message alias, auto value) {
    add(layer.columns, std::move(name), type, std::move(alias),
        [&plan, value](std::size_t row) -> Value { return value(plan.alternatives[row]); });
  };
  add(layer.columns, "number", ColumnType::integer, Message{"number"},
      [](std::size_t row) -> Value { return static_cast<std::int64_t>(row + 1); });
  column("objective", ColumnType::real, Message{"what the sites together come to"},
         [](Other other) { return detail::real_or_null(other.objective); });
  add(layer.columns, "unit", ColumnType::text, Message{"unit of the figures"},
      [&plan](std::size_t) -> Value { return plan.unit; });
  const auto sites = [&](const std::string& name, Message names, Message ids,
                         OtherSites model::OtherChoice::*some) {
    const auto texts = [some](std::string model::OtherChoice::Site::*text) {
      return [some, text](Other other) {
        return detail::text_or_null(joined(texts_of(other.*some, text)));
      };
    };
    column(name + "_names", ColumnType::text, std::move(names),
           texts(&model::OtherChoice::Site::name));
    column(name, ColumnType::text, std::move(ids), texts(&model::OtherChoice::Site::id));
  };
  sites("opens", Message{"opens"}, Message{"opens (ids)"}, &model::OtherChoice::opens);
  sites("instead_of", Message{"instead of"}, Message{"instead of (ids)"},
        &model::OtherChoice::instead_of);
  sites("sites", Message{"all its sites"}, Message{"all its sites (ids)"},
        &model::OtherChoice::sites);
  return layer;
}

std::vector<Layer> layers_of(const Plan& plan,
                             const model::Result& origin,
                             const base::Catalogue& catalogue) {
  std::vector<Layer> layers{plan_layer(plan, catalogue)};
  if (!plan.alternatives.empty()) {
    layers.push_back(alternative_layer(plan));
  }
  if (!plan.opening_sequence.empty()) {
    layers.push_back(sequence_layer(plan));
  }
  layers.push_back(detail::scenario_place_layer(*plan.scenario));
  layers.push_back(detail::scenario_summary_layer(*plan.scenario));
  layers.push_back(detail::service_point_layer(plan.scenario->today));
  layers.push_back(detail::border_layer(plan.scenario->today));
  layers.push_back(detail::provenance_layer(origin));
  return layers;
}

std::string plan_style(const Layer& layer,
                       const Plan& plan,
                       const std::string& notice,
                       const base::Catalogue& catalogue) {
  const bool is_sites = layer.name == "plan";
  const bool is_map = layer.geometry_type != detail::GeometryType::none;
  if (is_map && !is_sites) {
    return detail::scenario_style(layer, *plan.scenario, notice, catalogue);
  }
  return detail::filled(
      base::builtin_text(is_sites ? "styles/plan.qml.in" : "styles/table.qml.in"),
      {{"FIELDS", detail::fields_of(layer, catalogue)},
       {"HEADING",
        detail::xml(catalogue.render(detail::with_notice(Message{"chosen site"}, notice)))}});
}

}  // namespace

void refuse_other_plan(const std::filesystem::path& target) {
  if (target.extension() == ".csv") {
    refuse_other_table(target, "number,id,name,");
  } else {
    refuse_other_layers(target, {"plan", "plan_alternatives", "opening_sequence", "scenario_places",
                                 "scenario_summary", detail::kServicePoints, detail::kBorders,
                                 "provenance", "layer_styles"});
  }
}

bool is_plan_file(const std::filesystem::path& file) {
  return file.extension() == ".gpkg" || file.extension() == ".csv";
}

void write_plan(const Plan& plan,
                Publication& publication,
                const std::string& date,
                base::Language language,
                const base::Task& task) {
  NARHET_EXPECTS(is_plan_file(publication.target()));
  const base::Catalogue catalogue{language};
  model::Result origin;
  origin.language = language;
  origin.loads = plan.loads;
  origin.provenance = plan.provenance;
  if (publication.target().extension() == ".csv") {
    detail::write_csv(plan_layer(plan, catalogue), publication);
    return;
  }
  NARHET_EXPECTS(plan.scenario);
  const detail::StyledLayers styled{layers_of(plan, origin, catalogue), plan.notice,
                                    [&](const Layer& layer, const std::string& notice) {
                                      return plan_style(layer, plan, notice, catalogue);
                                    }};
  const auto project =
      detail::plan_project(styled, plan, publication.target().filename().string(), catalogue);
  detail::write_styled(styled, project, plan.crs, date, catalogue, publication, task);
}

}  // namespace narhet::output
