// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"

namespace narhet::base {

Message explanation(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return Message{
          "The command line was not understood. 'narhet --help' shows the commands, 'narhet "
          "COMMAND "
          "--help' the options of one."};
    case ErrorCode::study_invalid:
      return Message{
          "The study file says something that cannot be. The message names the line. Lengths and "
          "times "
          "need their unit: \"10 km\", \"20 min\". A key that Närhet does not know is refused, so "
          "that a "
          "mistyped setting is never passed over."};
    case ErrorCode::file_not_found:
      return Message{
          "A file that the study names is not there. Paths are seen from the folder of the study "
          "file."};
    case ErrorCode::file_refused:
      return Message{
          "Närhet reads regular files of known formats only: OpenStreetMap extracts (.osm.pbf), "
          "GeoPackage (.gpkg), shapefiles (.shp with its other parts), FlatGeobuf (.fgb), GeoJSON "
          "(.geojson, .json) and CSV (.csv). Folders, devices, "
          "addresses and "
          "archives are refused."};
    case ErrorCode::file_damaged:
      return Message{
          "The file cannot be read to its end, or is not what its name says. Often a download or a "
          "copy "
          "broke off: fetch it again and compare its size or checksum with the source's."};
    case ErrorCode::extract_incomplete:
      return Message{
          "The OpenStreetMap extract reads without a fault but lacks what a whole one has, as when "
          "it was "
          "cut off: fetch it again. If it was made so on purpose (roads only, say), allow it with "
          "allow_incomplete = true beside the file in the study, or --allow-incomplete."};
    case ErrorCode::checksum_mismatch:
      return Message{
          "The bytes are not those that the checksum, in the file beside an input or in the "
          "manifest of a result, was made of. Fetch the input and its checksum again, or delete "
          "the checksum file if you changed the input yourself; run the study again if a result "
          "was changed."};
    case ErrorCode::layer_missing:
      return Message{
          "The file has no layer of that name, or has several and the study does not say which. "
          "Set "
          "'layer' in the table of the study file; the message lists the layers there are."};
    case ErrorCode::layer_empty:
      return Message{
          "The layer holds no record that can be used. Without places or without service points "
          "there is "
          "nothing to work out."};
    case ErrorCode::field_missing:
      return Message{
          "A column that is needed is not there. If it has another name, say so in the study file: "
          "fields = {{ id = \"no\" }}."};
    case ErrorCode::value_invalid:
      return Message{
          "A cell cannot be what it has to be: a number, a date, one of some words. The message "
          "names the "
          "row and the column. Mend it in the file."};
    case ErrorCode::duplicate_id:
      return Message{
          "Two records have the same id, so an answer could not say which one it means. Give each "
          "its own."};
    case ErrorCode::duplicate_record:
      return Message{
          "Two sources hold the same thing, by its name and place, and the study says duplicates = "
          "\"refuse\". Delete it in one of them, or let \"merge\" count it once."};
    case ErrorCode::crs_missing:
      return Message{
          "The file does not say its coordinate system. If you know it, write it in the study "
          "file: crs = "
          "\"EPSG:3006\" is SWEREF 99 TM, \"EPSG:4326\" is longitude and latitude."};
    case ErrorCode::crs_invalid:
      return Message{
          "The coordinate system is not known, or cannot be used here. A study needs one in "
          "metres, such as "
          "EPSG:3006 in Sweden."};
    case ErrorCode::axes_swapped:
      return Message{
          "The positions make sense only with north and east exchanged. Name the columns the other "
          "way "
          "round, or mend the file. Närhet does not exchange them by itself."};
    case ErrorCode::outside_roads:
      return Message{
          "The points lie elsewhere than the roads: another area, or a wrong coordinate system."};
    case ErrorCode::too_far_from_roads:
      return Message{
          "No point could be tied to a road. The roads may be of another area, the coordinate "
          "system may be "
          "wrong, or max_snap in the study file too small."};
    case ErrorCode::geometry_invalid:
      return Message{
          "A polygon crosses itself, so nobody can say what lies inside. Mend it, in QGIS with "
          "'Fix "
          "geometries', and look at the place the message names."};
    case ErrorCode::network_invalid:
      return Message{"There is no road that a car may use, or a road has an impossible speed."};
    case ErrorCode::too_large:
      return Message{
          "The work is beyond a limit of the program or the memory of the machine. Take a smaller "
          "area."};
    case ErrorCode::goal_not_met:
      return Message{
          "No choice of sites does what was asked: some place is beyond the limit of every site, "
          "or "
          "has no way to any. The message names the places, and the limit or the number of sites "
          "that would do."};
    case ErrorCode::output_exists:
      return Message{
          "There is a result already, and Närhet replaces none unasked: give --overwrite, or "
          "another folder "
          "in [output]."};
    case ErrorCode::output_in_use:
      return Message{
          "Another program has the result open for changing, QGIS in editing mode for example, or "
          "another "
          "run is writing it. Close it and run again. If a finished result was kept beside it, its "
          "name "
          "ends in .new.gpkg."};
    case ErrorCode::output_failed:
      return Message{
          "The result could not be written: no permission, no space, or a fault of the disk. An "
          "earlier "
          "result is as it was."};
    case ErrorCode::environment:
      return Message{
          "The installation is not whole: PROJ does not find its database, or a library lacks a "
          "format. "
          "'narhet doctor' tests each part."};
    case ErrorCode::internal:
      return Message{"A fault in Närhet itself. Please report it with the message."};
  }
  return {};
}

}  // namespace narhet::base
