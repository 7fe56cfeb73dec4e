// SPDX-License-Identifier: MIT
// Printed by tests/study/measure_invented: measured apart from the library.
#pragma once

#include <cstdint>

namespace narhet::test {

/// A stretch of road between two junctions; `from` and `to` are nodes of
/// tests/study/invented/roads.opl.
struct MeasuredRoad {
  int from;
  int to;
  std::uint32_t cm;
  std::uint32_t ms;  ///< of a ferry: without the wait
  bool one_way;
  bool ferry;
  int way;
};

/// A point tied to a road: how far along it from `from` (as a share of its length), and the way
/// from the point to the road.
struct MeasuredPoint {
  const char* id;
  int road;  ///< position in kRoads; -1: none within 2 km
  double share;
  double leg_m;     ///< on the ellipsoid
  double planar_m;  ///< in EPSG:3006
};

// clang-format off
inline constexpr MeasuredRoad kRoads[] = {
    {1, 3, 550217, 247598, false, false, 101},
    {3, 4, 412472, 185612, false, false, 101},
    {4, 5, 600233, 270105, false, false, 102},
    {5, 7, 904076, 406834, false, false, 102},
    {7, 8, 400150, 180068, false, false, 103},
    {4, 9, 412472, 185612, false, false, 104},
    {9, 10, 412471, 185612, false, false, 104},
    {9, 11, 1301706, 426013, true, false, 105},
    {11, 9, 1302075, 426134, true, false, 106},
    {11, 7, 412466, 212125, false, false, 107},
    {5, 15, 325455, 234328, false, false, 108},
    {4, 16, 447388, 230085, false, false, 109},
    {16, 17, 316351, 284716, true, false, 110},
    {17, 17, 426144, 383529, false, false, 111},
    {3, 20, 412473, 212129, false, false, 112},
    {20, 21, 359344, 720000, false, true, 113},
    {21, 23, 141476, 101863, false, false, 114},
    {24, 25, 89478, 107373, false, false, 115},
    {3, 27, 707529, 363872, false, false, 116},
    {27, 10, 543843, 489459, false, false, 117},
    {27, 31, 523563, 314138, false, false, 118},
    {31, 32, 70251, 42151, false, false, 119},
    {32, 30, 210753, 126452, false, false, 120},
};

inline constexpr MeasuredPoint kPoints[] = {
    {"K1", 16, 0.324999227205, 35.369198, 35.355328},
    {"K2", 6, 0.523530051516, 24.263606, 24.254142},
    {"K3", 22, 0.429933680833, 35.897936, 35.883968},
    {"K4", 3, 0.433869371476, 38.998447, 38.983534},
    {"K5", -1, 0.000000000000, 3004.903018, 3003.748548},
    {"P01", 2, 0.066666460017, 60.020974, 59.997559},
    {"P02", 0, 0.381818260456, 70.025850, 69.998204},
    {"P03", 3, 0.468261820848, 98.871623, 98.833843},
    {"P04", 10, 1.000000000000, 383.424476, 383.276871},
    {"P05", 6, 0.870589047325, 72.790550, 72.762142},
    {"P06", 18, 0.928095728691, 37.222582, 37.207936},
    {"P07", 22, 0.806948750174, 67.811492, 67.785146},
    {"P08", 13, 0.199923840842, 68.707740, 68.681220},
    {"P09", 16, 0.635000815447, 49.517883, 49.498474},
    {"P10", 17, 0.535003077228, 62.637546, 62.612817},
    {"P11", -1, 0.000000000000, 3107.639575, 3106.445772},
    {"P12", 11, 0.494999589230, 67.109133, 67.082982},
    {"P13", 4, 0.125000148546, 80.032574, 80.002417},
    {"P14", 9, 0.482352916497, 121.312565, 121.266730},
    {"S1", 2, 0.033333346703, 40.015722, 40.000106},
    {"S2", 2, 0.041666872474, 30.011390, 29.999679},
    {"S3", 2, 0.049999942009, 30.017643, 30.005931},
    {"S4", 1, 0.797646420126, 38.819462, 38.804286},
    {"S5", 11, 0.400000290860, 44.736657, 44.719216},
    {"S6", 11, 0.650000194434, 44.741104, 44.723679},
    {"S7", 19, 0.057135990900, 59.353769, 59.330421},
    {"S8", 3, 0.932980660649, 56.238987, 56.217730},
    {"S9", 4, 0.249999464121, 50.021582, 50.002760},
};
// clang-format on

}  // namespace narhet::test
