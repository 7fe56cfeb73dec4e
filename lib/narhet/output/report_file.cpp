// SPDX-License-Identifier: MIT
#include "narhet/output/report_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"

#include <fstream>
#include <string>
#include <variant>

namespace narhet::output {
namespace {

using base::Message;

/// Provisional: the report's text, block after block.
class TextDump {
 public:
  TextDump(std::ostream& stream, const base::Catalogue& catalogue)
      : stream_{&stream}, catalogue_{&catalogue} {}

  void line(const Message& message) const { *stream_ << catalogue_->render(message) << '\n'; }

  void operator()(const model::ReportParagraph& block) const {
    *stream_ << (block.is_notice ? "! " : "");
    line(block.text);
  }
  void operator()(const model::ReportList& block) const {
    for (const Message& item : block.items) {
      *stream_ << (block.is_ordered ? "1. " : "- ");
      line(item);
    }
  }
  void operator()(const model::ReportTable& table) const {
    *stream_ << "TABLE ";
    line(table.caption);
    for (const auto& column : table.columns) {
      *stream_ << catalogue_->render(column.title) << " | ";
    }
    *stream_ << '\n';
    for (const auto& row : table.rows) {
      for (const auto& cell : row) {
        *stream_ << (cell ? catalogue_->render(*cell) : std::string{}) << " | ";
      }
      *stream_ << '\n';
    }
  }
  void operator()(const model::ReportFigure& figure) const {
    *stream_ << "FIGURE ";
    line(figure.caption);
    line(figure.summary);
    (*this)(figure.table);
  }
  void operator()(const model::ReportMap& map) const {
    *stream_ << "MAP ";
    line(map.caption);
    for (const Message& each : map.equivalent) {
      line(each);
    }
    for (const auto& layer : map.layers) {
      *stream_ << "LAYER " << layer.marks.size() << ' ';
      line(layer.title);
      for (const auto& mark : layer.marks) {
        *stream_ << catalogue_->render(layer.classes[mark.class_index].title) << ": "
                 << catalogue_->render(mark.name);
        for (const Message& fact : mark.facts) {
          *stream_ << "; " << catalogue_->render(fact);
        }
        *stream_ << '\n';
      }
    }
  }
  void operator()(const model::ReportForm& form) const {
    for (const Message& question : form.questions) {
      line(question);
    }
  }

 private:
  std::ostream* stream_;
  const base::Catalogue* catalogue_;
};

}  // namespace

void write_report(const model::Report& report, Publication& publication, const base::Task& task) {
  const base::Catalogue catalogue{report.language};
  std::ofstream stream{publication.temporary(), std::ios::binary};
  const TextDump dump{stream, catalogue};
  dump.line(report.title);
  stream << report.notice << '\n';
  for (const model::ReportChapter& chapter : report.chapters) {
    task.check();
    stream << "\n# " << chapter.id << ": ";
    dump.line(chapter.title);
    for (const model::ReportBlock& block : chapter.blocks) {
      std::visit(dump, block);
    }
  }
  stream.close();
  if (!stream) {
    throw base::Error{
        base::ErrorCode::output_failed,
        {publication.target().string(), {}, {}},
        base::Message{"the result could not be written: {}", "HTML"},
        base::Message{"check that the disk has room and that no limit of file sizes is in force"}};
  }
  publication.protect_temporary();
}

}  // namespace narhet::output
