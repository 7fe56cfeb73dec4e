# SPDX-License-Identifier: MIT
"""smoke_test.py MAKE_STUDY TRAVEL_BENCHMARK MAKE_EXTRACT EXTRACT_BENCHMARK LOCATION_BENCHMARK: all
benchmarks once, on a small country."""
import json
import subprocess
import sys
import tempfile

make_study, travel, make_extract, extract, location = sys.argv[1:]


def benchmarks(program, file, *options):
    process = subprocess.run([program, file, "--benchmark_min_time=0.001", "--benchmark_format=json", *options],
                             check=True, capture_output=True, text=True)
    return json.loads(process.stdout)["benchmarks"]


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([make_study, "12000", f"{folder}/small"], check=True)
    found = benchmarks(travel, f"{folder}/small/country.network")
    subprocess.run([make_extract, "3000", f"{folder}/small.osm.pbf"], check=True)
    found += benchmarks(extract, f"{folder}/small.osm.pbf")
    sites = benchmarks(location, f"{folder}/small", "--benchmark_filter=country_interchange|graph_p_median_100_33")
    found += sites
errors = [each for each in found if each.get("error_occurred")]
for each in errors:
    print(each["name"], each["error_message"])
print(len(found), "benchmarks")
by_name = {each["name"].split("/")[0]: each for each in found}
same_roads = by_name["bare_pass"]["ways"] == by_name["road_graph"]["links"]
sys.exit(1 if errors or len(found) < 19 or not same_roads or not sites[1]["proven"] else 0)
