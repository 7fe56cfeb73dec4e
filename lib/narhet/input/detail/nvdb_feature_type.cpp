// SPDX-License-Identifier: MIT
#include "narhet/input/detail/nvdb_feature_type.hpp"

#include "narhet/input/detail/column_names.hpp"
#include "narhet/input/detail/nvdb_columns.hpp"

#include <array>
#include <string>
#include <string_view>

namespace narhet::input::detail {
namespace {

struct TypeName {
  std::string_view end;  ///< of the letters of a layer's name
  NvdbFeatureType type;
};
constexpr std::array<TypeName, 13> kTypes{
    {{"reflinjetillkomst", NvdbFeatureType::reference_link},
     {"referenslank", NvdbFeatureType::reference_link},
     {"vagtrafiknat", NvdbFeatureType::net},
     {"funkvagklass", NvdbFeatureType::functional_class},
     {"hastighetsgrans", NvdbFeatureType::limit},
     {"forbjudenfardriktning", NvdbFeatureType::forbidden_direction},
     {"slitlager", NvdbFeatureType::surface},
     {"barighet", NvdbFeatureType::bearing},
     {"farjeled", NvdbFeatureType::ferry},
     {"motorvag", NvdbFeatureType::motorway},
     {"motortrafikled", NvdbFeatureType::motor_road},
     {"tattbebyggtomrade", NvdbFeatureType::built_up},
     {"forbudtrafik", NvdbFeatureType::prohibition}}};

}  // namespace

std::optional<NvdbFeatureType> feature_type_of(const LayerDescription& layer) {
  const std::string letters = letters_of(layer.name);
  for (const TypeName& each : kTypes) {
    if (letters.ends_with(each.end)) {
      const bool has_extents = find_column(layer.columns, kLinkNames) &&
                               find_column(layer.columns, kFromNames) &&
                               find_column(layer.columns, kToNames);
      return has_extents ? std::optional{each.type} : std::nullopt;
    }
  }
  return std::nullopt;
}

bool is_package_layer(const LayerDescription& layer) {
  return letters_of(layer.name).starts_with("nvdbdko") && feature_type_of(layer).has_value();
}

}  // namespace narhet::input::detail
