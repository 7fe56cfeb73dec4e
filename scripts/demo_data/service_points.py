# SPDX-License-Identifier: MIT
"""Invented service points, candidate sites, and needs as villages might have said them."""

import collections
import math

from demo_data import cells, plane

ServicePoint = collections.namedtuple("ServicePoint", "id name kinds at")
Candidate = collections.namedtuple("Candidate", "id name host at near")

GROCERY, FUEL, POST, PHARMACY, PAYMENT = "dagligvaror", "drivmedel", "post_paket", "apotek", "betaltjanster"
MOST_CANDIDATES = 6
HOSTS = {"bygdegård": "community_centre", "skola": "school", "bibliotek": "library", "församlingshem": "parish_hall",
         "idrottshall": "sports_hall", "handelsbod": "shop"}
INVENTED = ("Troll", "Saga", "Fabel", "Luftslotts", "Hittepå", "Enhörnings", "Drak", "Låtsas", "Älv", "Vätte",
            "Tomte", "Skatt", "Guldäggs", "Stjärnfalls", "Molntuss", "Jätte")
ENDINGS = ("ängens", "backens", "kullens", "lidens", "dalens", "åsens", "hedens", "lyckans", "strandens", "viks")


class ServicePoints:
    def __init__(self, streets, chance):
        self.streets, self.chance, self.all = streets, chance, []

    def beside_a_street(self, place, share):
        """Some metres beside a junction; `share` of the way from the centre of the place to its edge."""
        streets = self.streets[place.id]
        by_distance = sorted(streets.junctions, key=lambda at: (math.dist(at, streets.centre), at))
        at = by_distance[min(int(share * len(by_distance)), len(by_distance) - 1)]
        return plane.turned(at, self.chance.uniform(15, 35), self.chance.uniform(0, 2 * math.pi))

    def add(self, place, code, what, kinds, number, of):
        name = f"{what} {number}, {place.name}" if of > 1 else f"{what}, {place.name}"
        share = self.chance.random() ** 1.5 if of > 1 else self.chance.uniform(0, 0.2)
        self.all.append(ServicePoint(f"{place.id}-{code}{number}", name, kinds,
                                     self.beside_a_street(place, share)))

    def add_for(self, place):
        """As many as a place of that size has, drawn by lot where some such places have and some not."""
        people, lot = place.population, self.chance.random
        groceries = 1 + people // 6000 if people >= 450 or lot() < (0.45 if people >= 150 else 0.1) else 0
        pharmacy_near_shop = 500 <= people < 2000 and lot() < 0.3
        pays_in_shop = people < 1900 and lot() < 0.15
        fuel_at_shop = people < 700 and lot() < 0.4
        for number in range(1, groceries + 1):
            kinds = [GROCERY]
            kinds += [FUEL] if fuel_at_shop else []
            kinds += [POST] if lot() < 0.85 else []
            kinds += [PHARMACY] if pharmacy_near_shop else []
            kinds += [PAYMENT] if pays_in_shop else []
            self.add(place, "L", "Påhittlivs", kinds, number, groceries)
        pumps = 1 + people // 9000 if people >= 700 else 0
        for number in range(1, pumps + 1):
            self.add(place, "M", "Sagomacken", [FUEL], number, pumps)
        pharmacies = 1 + people // 12000 if people >= 1900 else 0
        for number in range(1, pharmacies + 1):
            self.add(place, "A", "Trollapoteket", [PHARMACY], number, pharmacies)
        banks = 1 + people // 20000 if people >= 1900 else 0
        for number in range(1, banks + 1):
            self.add(place, "B", "Låtsasbanken", [PAYMENT, POST], number, banks)

    def add_beyond_the_border(self, ways_out):
        for number, (place, shop) in enumerate(ways_out, start=1):
            self.all.append(ServicePoint(f"granne-{number}", f"Grannbutiken bortom {place.name}",
                                         [GROCERY, FUEL, POST], shop))

    def distance_to(self, kind, at):
        return min(math.dist(at, service.at) for service in self.all if kind in service.kinds)


def neighbour_shop(own, places, services):
    """Of the places of a municipality the one that is farthest from a grocery, and a point outside all
    municipalities, straight away from the others, where a neighbour's shop would be nearer."""
    middle = tuple(sum(place.at[axis] for place in own) / len(own) for axis in (0, 1))
    for place in sorted(own, key=lambda each: -services.distance_to(GROCERY, each.at)):
        outward = math.atan2(place.at[1] - middle[1], place.at[0] - middle[0])
        for turn in (0, 0.35, -0.35, 0.7, -0.7):
            shop = plane.turned(place.at, cells.reach(place.code) + 2500, outward + turn)
            if all(math.dist(shop, other.at) > cells.reach(other.code) + 1500 for other in places):
                return place, shop
    raise ValueError(f"no way out of {own[0].municipality}")


class InventedNames:
    def __init__(self, chance):
        self.left = [first + second for first in INVENTED for second in ENDINGS]
        chance.shuffle(self.left)

    def take(self, host):
        return f"{self.left.pop()} {host}"


def candidates(own, services, names, chance):
    """In the places that have farthest to a grocery, and in one between two of them."""
    def far(place):
        return -min(services.distance_to(GROCERY, place.at), 12_000) * min(place.population, 800) ** 0.5
    chosen = sorted(own, key=far)[:min(MOST_CANDIDATES, max(3, len(own) // 3))]
    for number, place in enumerate(sorted(chosen, key=lambda each: each.id), start=1):
        word = chance.choice(sorted(HOSTS))
        yield Candidate(f"{place.code}-K{number}", names.take(word), HOSTS[word],
                        services.beside_a_street(place, chance.uniform(0.2, 0.6)), place)


SAYINGS = {
    (GROCERY, "boende"): "Påhittat: närmaste butik ligger för långt bort",
    (GROCERY, "äldre"): "Påhittat: den som inte kör bil får ingen mat",
    (POST, "unga"): "Påhittat: ett paketskåp vid busshållplatsen",
    (POST, "företag"): "Påhittat: paketen hämtas en timme härifrån",
    (FUEL, "företag"): "Påhittat: macken stängde",
    (PHARMACY, "äldre"): "Påhittat: medicinen kommer med bussen",
    (PAYMENT, "företag"): "Påhittat: dagskassan ska lämnas in",
}


def needs(sites, chance):
    """Rows of behov.csv: a meeting in each place that has a site, with three things said and one offered."""
    for number, site in enumerate(sites, start=1):
        place = site.near
        meeting = f"{place.code}-M{number}"
        date = f"2026-0{chance.randrange(2, 6)}-{chance.randrange(10, 29)}"
        present = max(4, min(60, place.population // 6 + 3))
        left = collections.defaultdict(lambda: present)  # who has not spoken, by kind and strength
        for kind, group in chance.sample(sorted(SAYINGS), 3):
            votes = chance.randrange(2, present + 1)
            strength = chance.choice(("behov", "behov", "önskemål"))
            publishable = chance.choice(("ja", "nej"))
            votes = min(votes, left[kind, strength])
            left[kind, strength] -= votes
            if votes > 0:
                yield [meeting, date, place.id, present, group, kind, strength, votes, "",
                       SAYINGS[kind, group], publishable]
        if chance.random() < 0.6:
            yield [meeting, date, place.id, present, "förening", "", "erbjudande", 1, site.id,
                   "Påhittat: lokalen står öppen", "ja"]
