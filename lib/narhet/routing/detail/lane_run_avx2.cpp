// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/lane_run.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

namespace narhet::routing::detail {

// The attribute and not a flag of the compiler: a flag would let inline functions of the standard
// library be compiled with AVX2 here and be taken for all.
// NOLINTBEGIN(*-reinterpret-cast): what this file is for
__attribute__((target("avx2"))) void run_lanes_avx2(const LaneRun& run) {
  const auto* const labels = reinterpret_cast<const __m256i*>(run.labels);
  auto* const written = reinterpret_cast<__m256i*>(run.labels);
  const __m256i none = _mm256_set1_epi32(0x7fff'ffff);
  for (std::uint32_t position = run.begin; position < run.end; ++position) {
    const auto own = std::size_t{position} * 2;
    __m256i low = run.fresh ? none : _mm256_load_si256(labels + own);
    __m256i high = run.fresh ? none : _mm256_load_si256(labels + own + 1);
    const std::uint32_t end = run.first[position + 1];
    for (std::uint32_t i = run.first[position]; i < end; ++i) {
      const auto upper = std::size_t{run.steps[i].position} * 2;
      const __m256i units = _mm256_set1_epi32(static_cast<int>(run.steps[i].units));
      low = _mm256_min_epu32(low, _mm256_add_epi32(_mm256_load_si256(labels + upper), units));
      high = _mm256_min_epu32(high, _mm256_add_epi32(_mm256_load_si256(labels + upper + 1), units));
    }
    _mm256_store_si256(written + own, low);
    _mm256_store_si256(written + own + 1, high);
  }
}
// NOLINTEND(*-reinterpret-cast)

}  // namespace narhet::routing::detail

#else

namespace narhet::routing::detail {

void run_lanes_avx2(const LaneRun& run) {
  run_lanes_scalar(run);
}

}  // namespace narhet::routing::detail

#endif
