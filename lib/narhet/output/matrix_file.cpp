// SPDX-License-Identifier: MIT
#include "narhet/output/matrix_file.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/column_descriptions.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/ogr.hpp"
#include "narhet/output/detail/sqlite.hpp"
#include "narhet/output/detail/text_file.hpp"
#include "narhet/output/earlier_result.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <numeric>
#include <utility>

namespace narhet::output {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using base::Metric;
using base::Weight;

constexpr const char* kTable = "matrix";
constexpr const char* kHead = "place_id,destination_id,km,min";

[[noreturn]] void fail(const Publication& publication, const std::string& reason) {
  throw Error{ErrorCode::output_failed,
              {publication.target().string(), {}, {}},
              Message{"the result could not be written: {}", reason},
              Message{"check that the disk has room and that no limit of file sizes is in force"}};
}

}  // namespace

/// Takes columns in any order and writes them in theirs.
class MatrixFile::Rows {
 public:
  Rows(MatrixIds ids, Publication& publication)
      : ids_{std::move(ids)}, publication_{&publication} {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  virtual ~Rows() = default;

  void add(std::size_t destination, const base::PerMetric<std::span<const Weight>>& costs) {
    Column column = prepared(destination, costs);
    const std::lock_guard lock{mutex_};
    waiting_.emplace(destination, std::move(column));
    while (!waiting_.empty() && waiting_.begin()->first == next_) {
      write(next_++, waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
    }
  }

  virtual void finish() = 0;

 protected:
  /// A column that waits: its rows as text, or its costs.
  struct Column {
    std::string text;
    base::PerMetric<std::vector<Weight>> costs;
  };

  /// Outside the lock, by several threads.
  [[nodiscard]] virtual Column prepared(
      std::size_t destination, const base::PerMetric<std::span<const Weight>>& costs) const = 0;
  virtual void write(std::size_t destination, const Column& column) = 0;

  [[nodiscard]] const MatrixIds& ids() const { return ids_; }
  [[nodiscard]] Publication& publication() const { return *publication_; }
  [[nodiscard]] bool is_complete() const { return next_ == ids_.destinations.size(); }

 private:
  MatrixIds ids_;
  Publication* publication_;
  std::mutex mutex_;
  std::size_t next_{0};
  std::map<std::size_t, Column> waiting_;
};

class MatrixFile::CsvRows final : public Rows {
 public:
  CsvRows(MatrixIds ids, Publication& publication)
      : Rows{std::move(ids), publication},
        dialect_{publication.csv()},
        separator_{detail::csv_separator(dialect_)},
        file_{publication, "CSV"} {
    std::transform(this->ids().places.begin(), this->ids().places.end(),
                   std::back_inserter(place_cells_),
                   [this](const std::string& id) { return detail::csv_cell(id, dialect_); });
    std::string head = kHead;
    std::replace(head.begin(), head.end(), ',', separator_);
    file_.add(detail::csv_mark(dialect_));
    file_.add(head);
    file_.add(detail::kCsvLineEnd);
  }

  void finish() override {
    NARHET_EXPECTS(is_complete());
    file_.finish();
  }

 private:
  [[nodiscard]] Column prepared(
      std::size_t destination,
      const base::PerMetric<std::span<const Weight>>& costs) const override {
    const std::string cell = detail::csv_cell(ids().destinations[destination], dialect_);
    Column column;
    for (std::size_t place = 0; place < place_cells_.size(); ++place) {
      const Weight distance = costs.distance[place];
      const Weight time = costs.time[place];
      column.text += place_cells_[place];
      column.text += separator_;
      column.text += cell;
      column.text += separator_;
      if (distance.is_finite()) {
        add_number(base::to_kilometres(distance), column.text);
      }
      column.text += separator_;
      if (time.is_finite()) {
        add_number(base::to_minutes(time), column.text);
      }
      column.text += detail::kCsvLineEnd;
    }
    return column;
  }

  void write(std::size_t /*destination*/, const Column& column) override { file_.add(column.text); }

  void add_number(double number, std::string& text) const {
    constexpr std::size_t kDecimals = 5;
    base::format_to(std::back_inserter(text), "{:.5f}", number);
    text[text.size() - kDecimals - 1] = detail::csv_decimal_mark(dialect_);
  }

  CsvDialect dialect_;
  char separator_;
  std::vector<std::string> place_cells_;
  detail::TextFile file_;
};

class MatrixFile::TableRows final : public Rows {
 public:
  TableRows(MatrixIds ids, Publication& publication, const Options& options)
      : Rows{std::move(ids), publication}, date_{options.date}, language_{options.language} {
    const detail::FaultListener faults;
    const detail::ThreadOption fixed_date{"OGR_CURRENT_DATE", date_};
    RegisterOGRGeoPackage();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver != nullptr) {
      dataset_.reset(
          driver->Create(publication.temporary().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    }
    require(dataset_ != nullptr, faults);
    publication.protect_temporary();
    CPLStringList title;
    if (!options.notice.empty()) {
      title.SetNameValue("IDENTIFIER", base::format("{} – {}", kTable, options.notice).c_str());
    }
    layer_ = dataset_->CreateLayer(kTable, nullptr, wkbNone, title.List());
    require(layer_ != nullptr, faults);
    for (const auto& [name, type] :
         {std::pair{"place_id", OFTString}, std::pair{"destination_id", OFTString},
          std::pair{"km", OFTReal}, std::pair{"min", OFTReal}}) {
      OGRFieldDefn field{name, type};
      require(layer_->CreateField(&field) == OGRERR_NONE, faults);
    }
    feature_.reset(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
    require(dataset_->StartTransaction() == OGRERR_NONE, faults);
  }

  void finish() override {
    NARHET_EXPECTS(is_complete());
    const detail::FaultListener faults;
    const detail::ThreadOption fixed_date{"OGR_CURRENT_DATE", date_};
    require(dataset_->CommitTransaction() == OGRERR_NONE, faults);
    feature_.reset();
    dataset_.reset();
    require(true, faults);
    detail::write_column_descriptions({description()}, base::Catalogue{language_}, publication());
    check();
  }

 private:
  [[nodiscard]] Column prepared(
      std::size_t /*destination*/,
      const base::PerMetric<std::span<const Weight>>& costs) const override {
    Column column;
    for (const Metric metric : base::kMetrics) {
      column.costs[metric].assign(costs[metric].begin(), costs[metric].end());
    }
    return column;
  }

  void write(std::size_t destination, const Column& column) override {
    const detail::FaultListener faults;
    const detail::ThreadOption fixed_date{"OGR_CURRENT_DATE", date_};
    constexpr int kPlace = 0;
    constexpr int kDestination = 1;
    constexpr int kFirstCost = 2;
    for (std::size_t place = 0; place < ids().places.size(); ++place) {
      feature_->SetFID(static_cast<GIntBig>(++rows_));
      feature_->SetField(kPlace, ids().places[place].c_str());
      feature_->SetField(kDestination, ids().destinations[destination].c_str());
      for (const Metric metric : base::kMetrics) {
        const int field = kFirstCost + static_cast<int>(metric);
        const Weight cost = column.costs[metric][place];
        if (cost.is_finite()) {
          feature_->SetField(field, base::to_display(metric, cost));
        } else {
          feature_->SetFieldNull(field);
        }
      }
      require(layer_->CreateFeature(feature_.get()) == OGRERR_NONE, faults);
    }
    constexpr std::uint64_t kRowsPerTransaction = 1'000'000;
    if (rows_ - committed_ >= kRowsPerTransaction) {
      require(dataset_->CommitTransaction() == OGRERR_NONE &&
                  dataset_->StartTransaction() == OGRERR_NONE,
              faults);
      committed_ = rows_;
    }
  }

  /// Its columns without their values.
  static detail::Layer description() {
    using detail::ColumnType;
    detail::Layer layer;
    layer.name = kTable;
    layer.columns = {
        {"place_id", ColumnType::text, Message{"id of the place"}, {}, {}},
        {"destination_id", ColumnType::text, Message{"id of the destination"}, {}, {}},
        {"km", ColumnType::real, Message{"km by the shortest way (empty: no way)"}, {}, {}},
        {"min", ColumnType::real, Message{"minutes by the fastest way (empty: no way)"}, {}, {}}};
    return layer;
  }

  /// A full disk may show only now.
  void check() const {
    detail::Sqlite database{publication().temporary(), detail::Sqlite::Mode::read_only};
    std::uint64_t found = 0;
    const int code = database.run("SELECT count(*) FROM matrix", [&](sqlite3_stmt* row) {
      found = static_cast<std::uint64_t>(sqlite3_column_int64(row, 0));
    });
    if (code != SQLITE_OK || found != rows_) {
      fail(publication(), base::format("{} of {}", found, rows_));
    }
  }

  void require(bool success, const detail::FaultListener& faults) const {
    if (!success || !faults.first_fault().empty()) {
      fail(publication(), faults.first_fault());
    }
  }

  std::string date_;
  base::Language language_;
  GDALDatasetUniquePtr dataset_;
  OGRLayer* layer_{nullptr};
  detail::FeaturePtr feature_;
  std::uint64_t rows_{0};
  std::uint64_t committed_{0};
};

MatrixFile::MatrixFile(MatrixIds ids, Publication& publication, const Options& options) {
  const auto extension = publication.target().extension();
  if (extension == ".csv") {
    rows_ = std::make_unique<CsvRows>(std::move(ids), publication);
  } else if (extension == ".gpkg") {
    rows_ = std::make_unique<TableRows>(std::move(ids), publication, options);
  } else {
    throw Error{ErrorCode::usage,
                {publication.target().string(), {}, {}},
                Message{"the name of a matrix ends in .csv or .gpkg"}};
  }
}

MatrixFile::~MatrixFile() = default;

void MatrixFile::add(std::size_t destination,
                     const base::PerMetric<std::span<const Weight>>& costs) {
  rows_->add(destination, costs);
}

void MatrixFile::finish() {
  rows_->finish();
}

void refuse_other_matrix(const std::filesystem::path& target) {
  if (target.extension() == ".csv") {
    refuse_other_table(target, kHead);
  } else {
    refuse_other_layers(target, {kTable});
  }
}

std::uintmax_t least_matrix_size(const MatrixIds& ids) {
  const auto length = [](const std::vector<std::string>& texts) {
    return std::accumulate(
        texts.begin(), texts.end(), std::uintmax_t{0},
        [](std::uintmax_t sum, const std::string& text) { return sum + text.size(); });
  };
  constexpr std::uintmax_t kRest = 8;
  return length(ids.places) * ids.destinations.size() +
         length(ids.destinations) * ids.places.size() +
         kRest * ids.places.size() * ids.destinations.size();
}

}  // namespace narhet::output
