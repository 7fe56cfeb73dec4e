// SPDX-License-Identifier: MIT
#pragma once

#include "session.hpp"

#include "narhet/study/area.hpp"
#include "narhet/study/compare.hpp"
#include "narhet/study/compare_results.hpp"
#include "narhet/study/matrix.hpp"
#include "narhet/study/plan.hpp"
#include "narhet/study/publish.hpp"
#include "narhet/study/reach.hpp"
#include "narhet/study/report.hpp"
#include "narhet/study/run.hpp"
#include "narhet/study/scenario.hpp"
#include "narhet/study/why.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace narhet::tool {

/// Makes the session when a command starts, after the command line has been read.
using StartSession = std::function<void(const std::function<void(Session&)>&)>;

/// Shows what a study says of its run: the main lines, and the details with `--verbose`.
void tell(const std::vector<study::Line>& lines, Console& console);
/// Likewise, of a command whose lines are what was asked for.
void answer(const std::vector<study::Line>& lines, Console& console);

struct InitOptions {
  std::filesystem::path extract;
  std::filesystem::path folder;
  std::string name;  ///< of the study; empty: the extract's file name
  std::optional<int> admin_level;
  bool allow_incomplete{};
};
void run_init(const InitOptions& options, Session& session);
void add_init(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct CheckOptions {
  std::filesystem::path study;
  bool json{};
};
void run_check(const CheckOptions& options, Session& session);
void add_check(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

/// Adds the argument that names the study.
void add_study_argument(CLI::App& command,
                        std::filesystem::path& study,
                        const base::Catalogue& catalogue);

/// Adds the option `--engine`: what searches run on, nothing for what pays.
void add_engine_option(CLI::App& command,
                       std::optional<routing::Method>& engine,
                       const base::Catalogue& catalogue);

/// Adds the option `--csv`: the dialect of tables.
void add_csv_option(CLI::App& command,
                    output::CsvDialect& dialect,
                    const base::Catalogue& catalogue);

/// Adds the option `--level`: who the result is for, nothing for what the study says.
void add_level_option(CLI::App& command,
                      std::optional<needs::Level>& level,
                      const base::Catalogue& catalogue);

/// Adds the option `--internal`: an internal result may leave the folder.
void add_consent_option(CLI::App& command,
                        study::Consent& consent,
                        const base::Catalogue& catalogue);

struct RunOptions {
  std::filesystem::path study;
  bool overwrite{};
  std::optional<needs::Level> level;  ///< nothing: as the study says
  std::optional<routing::Method> engine;
};
void run_run(const RunOptions& options, Session& session);
void add_run(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct ReportOptions {
  std::filesystem::path study;
  std::optional<std::filesystem::path> output;  ///< nothing: beside the result
  bool overwrite{};
  std::optional<base::Language> language;  ///< nothing: as the study says
  std::optional<needs::Level> level;       ///< nothing: as the study says
  std::optional<routing::Method> engine;
};
void run_report(const ReportOptions& options, Session& session);
void add_report(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct NetworkOptions {
  std::filesystem::path study;
  std::optional<std::filesystem::path> output;
  bool overwrite{};
};
void run_network(const NetworkOptions& options, Session& session);
void add_network(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct MatrixOptions {
  std::filesystem::path study;
  std::filesystem::path output;
  study::MatrixTo to{study::MatrixTo::candidates};
  bool overwrite{};
  std::optional<routing::Method> engine;
  output::CsvDialect csv{};
};
void run_matrix(const MatrixOptions& options, Session& session);
void add_matrix(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct AreaOptions {
  std::filesystem::path study;
  std::filesystem::path output;
  study::AreaOptions area;
};
void run_area(const AreaOptions& options, Session& session);
void add_area(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct PlanOptions {
  std::filesystem::path study;
  std::filesystem::path output;
  study::PlanOptions plan;
  std::optional<needs::Level> level;  ///< nothing: as the study says
};
void run_plan(const PlanOptions& options, Session& session);
void add_plan(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct ReachOptions {
  std::filesystem::path study;
  std::filesystem::path output;
  study::ReachOptions reach;
};
void run_reach(const ReachOptions& options, Session& session);
void add_reach(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);
struct CloseOptions {
  std::filesystem::path study;
  std::filesystem::path output;
  study::ScenarioOptions scenario;
};
void run_close(const CloseOptions& options, Session& session);
void add_close(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct CompareOptions {
  std::vector<std::filesystem::path> compared;  ///< a study, or two or more results
  std::filesystem::path table;
  std::vector<std::string> fields;  ///< "ours=theirs"
  std::optional<std::filesystem::path> output;
  study::CompareOptions compare;
};
void run_compare(const CompareOptions& options, Session& session);
void add_compare(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

/// What `export` writes: maps as GeoJSON, or layers as tables in one of two dialects.
enum class ExportAs : std::uint8_t { geojson, rfc4180, excel_sv };
struct ExportOptions {
  std::filesystem::path result;
  std::filesystem::path folder;
  ExportAs as{};
  bool overwrite{};
  study::Consent consent{};
};
void run_export(const ExportOptions& options, Session& session);
void add_export(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

/// The one command that may use the network.
inline constexpr const char* kPublish = "publish";
struct PublishOptions {
  std::filesystem::path result;
  std::string target;  ///< "PG:…"
  output::DatabaseOptions database;
  study::Consent consent{};
};
void run_publish(const PublishOptions& options, Session& session);
void add_publish(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct DiffOptions {
  std::filesystem::path earlier;
  std::filesystem::path later;
};
void run_diff(const DiffOptions& options, Session& session);
void add_diff(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct VerifyOptions {
  std::filesystem::path result;
};
void run_verify(const VerifyOptions& options, Session& session);
void add_verify(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct WhyOptions {
  std::filesystem::path study;
  study::WhyQuestion question;
  std::optional<needs::Level> level;  ///< nothing: as the study says
};
void run_why(const WhyOptions& options, Session& session);
void add_why(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

void run_doctor(Session& session);
void add_doctor(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

struct ExplainOptions {
  std::string code;  ///< empty: list all
};
void run_explain(const ExplainOptions& options, Session& session);
void add_explain(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start);

/// Närhet, its compiler, and the libraries that results depend on, a line each.
[[nodiscard]] std::string version_text();

}  // namespace narhet::tool
