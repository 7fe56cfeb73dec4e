// SPDX-License-Identifier: MIT
#include "narhet/study/preflight_text.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/study/summary.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Message;
using model::Preflight;
using model::Provenance;

constexpr std::size_t kRejectedShown = 5;
constexpr std::size_t kBalanceShown = 30;

void add(std::vector<Line>& lines, const Message& text, Line::Weight weight = Line::Weight::main) {
  lines.push_back({text, weight});
}

Message metric_name(base::Metric metric) {
  return metric == base::Metric::time ? Message{"minutes"} : Message{"kilometres"};
}

/// What a file is: "places.csv, CSV, UTF-8, EPSG:4326".
std::string description_of(const model::PreflightInput& input) {
  std::string text = base::printable(input.load.file);
  for (const std::string& part :
       {input.load.layer, input.format, input.load.encoding, input.load.crs}) {
    text += part.empty() ? "" : ", " + base::printable(part);
  }
  return text;
}

void add_balance(const model::PreflightInput& input, std::vector<Line>& lines) {
  const model::LoadReport& load = input.load;
  std::uint64_t excluded = 0;
  for (const model::Excluded& each : load.excluded) {
    excluded += each.count;
  }
  if (load.read == 0) {
    add(lines,
        Message{"  {}: none in the file  ({})", model::name(load.subject), description_of(input)});
  } else if (load.used == load.read) {
    add(lines, Message{"  {}: {} read, all used  ({})", model::name(load.subject), load.read,
                       description_of(input)});
  } else {
    add(lines, Message{"  {}: {} read = {} used + {} rejected + {} excluded  ({})",
                       model::name(load.subject), load.read, load.used, load.rejected.size(),
                       excluded, description_of(input)});
  }
}

void add_found(const Preflight& preflight, std::vector<Line>& lines) {
  add(lines, Message{"Found"});
  for (const model::PreflightInput& input : preflight.inputs) {
    const model::LoadReport& load = input.load;
    add_balance(input, lines);
    for (const model::Excluded& each : load.excluded) {
      add(lines, Message{"    excluded: {} {}", each.count, each.reason}, Line::Weight::detail);
    }
    for (std::size_t i = 0; i < load.rejected.size(); ++i) {
      const model::Rejected& each = load.rejected[i];
      add(lines,
          Message{"    rejected: {} {}: {}", base::record_message(each.origin.record),
                  base::printable(each.id), each.reason},
          i < kRejectedShown ? Line::Weight::main : Line::Weight::detail);
    }
    if (load.rejected.size() > kRejectedShown) {
      add(lines, base::counted(load.rejected.size() - kRejectedShown,
                               "    and {} more rejected; -v names it",
                               "    and {} more rejected; -v names them"));
    }
    for (const Message& notice : load.notices) {
      add(lines, Message{"    note: {}", notice});
    }
  }
}

std::string services_text(const Preflight& preflight, base::Language language) {
  std::string text;
  for (std::size_t i = 0; i < preflight.kinds.size(); ++i) {
    text += base::format("{}{} {}", text.empty() ? "" : ", ",
                         base::printable(kind_name(preflight.kinds[i], language)),
                         preflight.services_of_kind[i]);
  }
  return text;
}

std::string thresholds_text(const Preflight& preflight) {
  std::string text;
  for (const model::Threshold& threshold : preflight.thresholds) {
    text += (text.empty() ? "" : ", ") + base::printable(threshold.label);
  }
  return text;
}

/// Which columns were taken: those of another name than ours, and with the details all.
void add_columns(const Preflight& preflight, std::vector<Line>& lines) {
  for (const model::PreflightInput& input : preflight.inputs) {
    std::string renamed;
    std::string taken;
    std::string unused;
    for (const model::InputColumn& column : input.load.columns) {
      const std::string name = base::printable(column.name);
      if (column.taken_as.empty()) {
        unused += name.empty() ? "" : (unused.empty() ? "" : ", ") + name;
        continue;
      }
      std::string pair = column.taken_as;
      pair += " = " + name;
      taken += (taken.empty() ? "" : ", ") + pair;
      const bool is_band = column.taken_as == "ages";
      renamed +=
          is_band || column.taken_as == column.name ? "" : (renamed.empty() ? "" : ", ") + pair;
    }
    const std::string file = base::printable(input.load.file);
    if (!renamed.empty()) {
      add(lines, Message{"  columns of {}: {}", file, renamed});
    }
    if (!taken.empty()) {
      add(lines, Message{"  all columns that are used of {}: {}", file, taken},
          Line::Weight::detail);
    }
    if (!taken.empty() && !unused.empty()) {
      add(lines, Message{"  columns of {} that are not used: {}", file, unused},
          Line::Weight::detail);
    }
  }
}

void add_tied(const Preflight& preflight, std::vector<Line>& lines) {
  for (const model::TiedPoints& tied : preflight.tied) {
    if (tied.points > 0) {
      add(lines, Message{"  {}: {} of {} tied to a road", model::name(tied.subject), tied.on_road,
                         tied.points});
    }
  }
}

/// Of many municipalities only who lives in none of them, and all: the last two lines.
void add_people(const Preflight& preflight, std::vector<Line>& lines) {
  constexpr std::size_t kSums = 2;
  const std::size_t count = preflight.balance.size();
  const bool is_long = count > kBalanceShown + kSums;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_shown = !is_long || i + kSums >= count;
    add(lines, Message{"  {}", preflight.balance[i]},
        is_shown ? Line::Weight::main : Line::Weight::detail);
  }
  if (is_long) {
    add(lines, Message{"  -v tells the people of each of the {} municipalities", count - kSums});
  }
}

void add_understood(const Preflight& preflight, base::Language language, std::vector<Line>& lines) {
  add(lines, Message{"Understood"});
  add(lines, Message{"  travel {}, judged by {}; near is {}", model::name(preflight.mode),
                     metric_name(preflight.decide_by), thresholds_text(preflight)});
  if (preflight.compared_season) {
    add(lines,
        Message{"  in {}, held beside {}: what is closed in one of its months is closed",
                model::full_name(preflight.season), model::full_name(*preflight.compared_season)});
  } else if (!preflight.season.is_whole_year()) {
    add(lines, Message{"  in {}: what is closed in one of its months is closed",
                       model::full_name(preflight.season)});
  }
  if (preflight.places > preflight.places_without_population) {
    const auto inhabited = preflight.places_with_population;
    add(lines, Message{"  {} people in {}", Decimal{preflight.persons.count(), 0},
                       preflight.in_cells ? base::counted(inhabited, "{} cell", "{} cells")
                                          : base::counted(inhabited, "{} place", "{} places")});
  }
  add(lines, Message{"  service points of each kind: {}", services_text(preflight, language)});
  const model::PreflightRoads& roads = preflight.roads;
  add(lines,
      Message{"  roads {}: {} km, ferries: {}, {}", model::name(preflight.mode),
              Decimal{roads.length.count() / 1000.0, 0}, roads.ferries, joined_text(roads.parts)});
  add_tied(preflight, lines);
  add_columns(preflight, lines);
  add_people(preflight, lines);
}

void add_missing(const Preflight& preflight, std::vector<Line>& lines) {
  if (preflight.missing.empty() && preflight.places_without_population == 0) {
    return;
  }
  add(lines, Message{"Missing"});
  for (const model::MissingInput& missing : preflight.missing) {
    add(lines, Message{"  {}", missing.consequence});
  }
  const std::uint64_t unknown = preflight.places_without_population;
  if (unknown > 0 && unknown < preflight.places) {
    add(lines, Message{"  {}", base::counted(
                                   unknown,
                                   "{} place has no known population and counts neither in shares "
                                   "of people nor in the ranking of candidate sites",
                                   "{} places have no known population and count neither in shares "
                                   "of people nor in the ranking of candidate sites")});
  }
}

/// An assumption that a planner has an opinion of, in words; nothing for the others.
Message in_words(const Provenance& row, const Preflight& preflight) {
  const std::string& name = row.name;
  const std::string value = base::printable(row.value);
  if (name == "travel.mode") {
    return Message{"people travel {}", model::name(preflight.mode)};
  }
  if (name == "travel.decide_by") {
    return Message{"closings and sites are judged by {}", metric_name(preflight.decide_by)};
  }
  if (name == "travel.max_snap") {
    return Message{"farther than {} from any road a point is tied to none", value};
  }
  if (name == "travel.leg_speed") {
    return Message{"between a point and its road people walk at {}", value};
  }
  if (name == "travel.cell_leg_speed") {
    return Message{"between a cell and its road people drive at {}", value};
  }
  if (name.ends_with(".ferry.wait")) {
    return Message{"one waits {} {} for a ferry", value, row.unit};
  }
  if (name == "services.days_per_week") {
    return Message{"a service point that does not say so is open {} days a week", value};
  }
  if (name == "study.margin") {
    return Message{"points up to {} outside the municipalities are used too", value};
  }
  return {};
}

void add_assumed(const Preflight& preflight, std::vector<Line>& lines) {
  add(lines, Message{"Assumed, where neither the study nor the files say it"});
  if (const auto share = preflight.roads.share_without_limit; share && *share > 0.0) {
    add(lines, Message{"  {} % of the road length has no posted limit: a speed by road class",
                       Decimal{100.0 * *share, 0}});
  }
  std::string labels;
  std::uint64_t others = 0;
  for (const Provenance& row : preflight.assumed) {
    if (row.name == "threshold") {
      labels += (labels.empty() ? "" : ", ") + base::printable(row.value);
    } else if (const Message words = in_words(row, preflight); !words.empty()) {
      add(lines, Message{"  {}", words});
    } else {
      ++others;
    }
  }
  if (!labels.empty()) {
    add(lines, Message{"  near is {}", labels});
  }
  add(lines, base::counted(others, "  and {} more, for speeds, scores and estimates; -v lists it",
                           "  and {} more, for speeds, scores and estimates; -v lists them"));
  for (const Provenance& row : preflight.assumed) {
    add(lines,
        Message{"    {} = {} {} ({}, {})", row.name, base::printable(row.value), row.unit,
                row.source, row.date},
        Line::Weight::detail);
  }
}

Message duration_text(base::Seconds least, base::Seconds most) {
  constexpr double kMinute = 60.0;
  constexpr double kHour = 3600.0;
  const auto whole = [](double value) { return static_cast<std::int64_t>(std::ceil(value)); };
  if (most.count() < 1.0) {
    return Message{"less than a second"};
  }
  if (most.count() < 2.0 * kMinute) {
    return Message{"{} to {} s", whole(least.count()), whole(most.count())};
  }
  if (most.count() < 2.0 * kHour) {
    return Message{"{} to {} min", whole(least.count() / kMinute), whole(most.count() / kMinute)};
  }
  return Message{"{} to {} h", whole(least.count() / kHour), whole(most.count() / kHour)};
}

void add_cost(const Preflight& preflight, std::vector<Line>& lines) {
  const auto megabytes = [](std::uint64_t bytes) { return (bytes + 999'999) / 1'000'000; };
  const model::RunCost& cost = preflight.cost;
  add(lines, Message{"Cost"});
  const Message time = duration_text(cost.least, cost.most);
  if (cost.memory_limit) {
    add(lines, Message{"  {}, and at most about {} MB of memory; the limit is {} MB", time,
                       megabytes(cost.memory), megabytes(*cost.memory_limit)});
  } else {
    add(lines, Message{"  {}, and at most about {} MB of memory", time, megabytes(cost.memory)});
  }
  add(lines, Message{"  worked out from {} nodes of roads, {} searches over them and {} places, by "
                     "times measured on another machine",
                     preflight.roads.nodes, cost.searches, preflight.places});
}

/// As a shell takes it for one word.
std::string quoted(const std::string& word) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"_-./+,:@"}.find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) {
    return word;
  }
  std::string text = "'";
  for (const char c : word) {
    text += c == '\'' ? std::string{"'\\''"} : std::string{c};
  }
  return text + "'";
}

void add_verdict(const Preflight& preflight, std::vector<Line>& lines) {
  for (const Message& remark : preflight.remarks) {
    add(lines, Message{"  ! {}", remark});
  }
  if (!preflight.cost.fits()) {
    add(lines, Message{"Not ready: a run would need more memory than it may have"});
    return;
  }
  if (preflight.remarks.empty()) {
    add(lines, Message{"Ready to run. Next:"});
  } else {
    add(lines, base::counted(preflight.remarks.size(),
                             "Ready to run; {} thing to look at, marked with !. Next:",
                             "Ready to run; {} things to look at, marked with !. Next:"));
  }
  std::string command;
  for (const std::string& word : preflight.next_command()) {
    command += (command.empty() ? "" : " ") + quoted(word);
  }
  add(lines, Message{"  {}", base::printable(command)});
  if (preflight.result_exists) {
    add(lines, Message{"  which replaces {}", base::printable(preflight.result_file)});
  }
}

}  // namespace

std::vector<Line> preflight_lines(const Preflight& preflight, base::Language language) {
  std::vector<Line> lines;
  add(lines, Message{"{}", base::printable(preflight.study_name)});
  add_found(preflight, lines);
  add_understood(preflight, language, lines);
  add_missing(preflight, lines);
  add_assumed(preflight, lines);
  add_cost(preflight, lines);
  if (!preflight.remarks.empty()) {
    add(lines, Message{"To look at"});
  }
  add_verdict(preflight, lines);
  return lines;
}

}  // namespace narhet::study
