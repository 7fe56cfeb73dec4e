# SPDX-License-Identifier: MIT
"""What is said, in English or Swedish, and the faults that end a fetch."""

# Exit statuses, as those of narhet.
COMMAND_LINE, INPUT, CANNOT_WRITE, IN_THE_WAY = 2, 3, 4, 5

SWEDISH = {
    # Municipalities
    "no municipality is called {}": "ingen kommun heter {}",
    "did you mean {}?": "menade ni {}?",
    "a municipality by name or by its four digits, “eleven” or “all”":
        "en kommun med namn eller fyra siffror, ”elva” eller ”alla”",
    "{} is read as {} {}: its leading zero was lost": "{} läses som {} {}: den inledande nollan var borta",
    # The list of addresses
    "{}: no such file": "{}: filen finns inte",
    "{}: not TOML: {}": "{}: inte TOML: {}",
    "{}: {}: {} is missing": "{}: {}: {} saknas",
    "{}: {}: there is no field {}": "{}: {}: fältet {} finns inte",
    "{}: {}: {} is {}, expected {}": "{}: {}: {} är {}, väntade {}",
    "{}: an entry without a key": "{}: en post utan key",
    "a plain file name": "ett vanligt filnamn",
    "an address with http or https": "en adress med http eller https",
    "a text": "en text",
    "a number": "ett tal",
    "a table": "en tabell",
    "true or false": "true eller false",
    "false or a date": "false eller ett datum",
    "there is no source {}; there are {}": "källan {} finns inte; de som finns är {}",
    # What will be done
    "For {}:": "För {}:",
    "only what lies in the boxes around them and {} km beyond":
        "bara det som ligger i rektanglarna runt dem och {} km utanför",
    "the whole country": "hela landet",
    "the whole country, about {}": "hela landet, omkring {}",
    "not tried": "inte provad",
    "worked on {}": "fungerade {}",
    "from {}": "från {}",
    "Not tried: nobody who wrote the list has fetched from that address.  How it was found: {}":
        "Inte provad: ingen av dem som skrev listan har hämtat från adressen.  Hur den hittades: {}",
    # Fetching
    "{}": "{}",
    "asking {}": "frågar {}",
    "{} of {} ({} %), {}/s, {} left": "{} av {} ({} %), {}/s, {} kvar",
    "{} of {} ({} %)": "{} av {} ({} %)",
    "{}, {}/s": "{}, {}/s",
    "{} s": "{} s",
    "{} min": "{} min",
    "{} h {} min": "{} h {} min",
    "goes on from {}": "fortsätter från {}",
    "the file has changed at its source since: it is fetched from the beginning":
        "filen har ändrats hos källan sedan dess: den hämtas från början",
    "the server cannot go on in the middle: it is fetched from the beginning":
        "servern kan inte fortsätta mitt i: den hämtas från början",
    "what was begun came from another address: it is fetched from the beginning":
        "det påbörjade kom från en annan adress: den hämtas från början",
    "broken off ({}): again in {} s": "avbrutet ({}): igen om {} s",
    "the connection was cut": "förbindelsen bröts",
    "no answer for {} s": "inget svar på {} s",
    "the server answers {}": "servern svarar {}",
    "the publisher's checksum could not be read ({}): the file is not checked against it":
        "utgivarens kontrollsumma gick inte att läsa ({}): filen är inte kontrollerad mot den",
    "it holds no checksum": "där finns ingen kontrollsumma",
    "{}: {}": "{}: {}",
    "fetched, {}": "hämtad, {}",
    "fetched, {}, as its publisher's checksum says": "hämtad, {}, stämmer med utgivarens kontrollsumma",
    "here already, as it was fetched on {}": "finns redan, som den hämtades {}",
    "{} records": "{} poster",
    "{} records, {} persons": "{} poster, {} personer",
    "unpacked into {}": "uppackad i {}",
    # Faults
    "{} could not be fetched: {}": "{} kunde inte hämtas: {}",
    "what has come is kept: the same command goes on from there":
        "det som kommit är kvar: samma kommando fortsätter därifrån",
    "the file may have moved; look for it at its publisher, and give the new address with --addresses":
        "filen kan ha flyttat; leta hos utgivaren och ge den nya adressen med --addresses",
    "{}: the checksum is {}, its publisher says {}: what came is thrown away":
        "{}: kontrollsumman är {}, utgivaren säger {}: det som kom är kastat",
    "the file was damaged on its way, or changed at its source just then: run the same command again":
        "filen skadades på vägen, eller ändrades hos källan just då: kör samma kommando igen",
    "{} has changed since it was fetched: its checksum is {}, {} says {}":
        "{} har ändrats sedan den hämtades: kontrollsumman är {}, {} säger {}",
    "{} is there already, and was not fetched by this script":
        "{} finns redan, och är inte hämtad av det här skriptet",
    "{} was fetched for other municipalities or from another address":
        "{} hämtades för andra kommuner eller från en annan adress",
    "take another folder, or --overwrite": "ta en annan mapp, eller --overwrite",
    "take another folder, or move it away": "ta en annan mapp, eller flytta undan den",
    "another run is fetching into {}": "en annan körning hämtar till {}",
    "{}: cannot write: {}": "{}: kan inte skriva: {}",
    "make room and run the same command again: what has come is kept":
        "frigör utrymme och kör samma kommando igen: det som kommit är kvar",
    "{}: {} more is needed, {} is free": "{}: {} till behövs, {} är ledigt",
    "{}: the address leads to {}: not followed": "{}: adressen leder till {}: följs inte",
    "{}: it is not what was asked for, but a page that says: {}":
        "{}: det är inte vad som efterfrågades, utan en sida som säger: {}",
    "{}: not a {} file": "{}: inte en {}-fil",
    "{}: cut off: {} of {} bytes": "{}: avskuren: {} av {} byte",
    "{}: damaged: {}": "{}: skadad: {}",
    "{}: no records in it": "{}: inga poster i den",
    "the service found nothing within the boxes; --whole asks for the whole country":
        "tjänsten fann inget i rektanglarna; --whole frågar efter hela landet",
    "{}: {} is not in it; it holds {}": "{}: {} finns inte i den; där finns {}",
    "{}: unpacked it would be over {}": "{}: uppackad blir den över {}",
    # The end
    "must be ordered by hand": "måste beställas för hand",
    "Licences, checksums and addresses: {}": "Licenser, kontrollsummor och adresser: {}",
    "Next:": "Nästa steg:",
    "puts the countries together (osmium-tool)": "lägger ihop länderna (osmium-tool)",
    "cuts it down to the boxes (osmium-tool); without that, take the whole file":
        "skär ner det till rektanglarna (osmium-tool); utan det, ta hela filen",
    "makes the study": "gör studien",
    "put the sections of {} in place of those in study.toml": "byt avsnitten i study.toml mot dem i {}",
    "reads and checks everything": "läser och kontrollerar allt",
    "Not fetched: {}": "Inte hämtat: {}",
    "stopped; the same command goes on from there": "stoppat; samma kommando fortsätter därifrån",
    "nothing was fetched (--dry-run)": "inget hämtades (--dry-run)",
}


class Fault(Exception):
    """`text` in English with {} for `arguments`; `hint` says what to do."""

    def __init__(self, status, text, *arguments, hint=""):
        super().__init__(text.format(*arguments))
        self.status, self.text, self.arguments, self.hint = status, text, arguments, hint


class Speech:
    """Sentences, numbers and sizes of one language, "sv" or "en"."""

    def __init__(self, language):
        self.language = language

    def __call__(self, text, *arguments):
        """`text` with `arguments`; a tuple among them, or for `text`, is a text with its own."""
        if isinstance(text, tuple):
            return self(*text)
        pattern = SWEDISH[text] if self.language == "sv" else text
        return pattern.format(*(self(each) if isinstance(each, tuple) else each for each in arguments))

    def fault(self, fault):
        hint = f"\n  {'råd' if self.language == 'sv' else 'hint'}: {self(fault.hint)}" if fault.hint else ""
        return f"get_data: {'fel' if self.language == 'sv' else 'error'}: {self(fault.text, *fault.arguments)}{hint}"

    def of(self, entry, field):
        """The text of an entry of the list of addresses: its field, or fields with _sv and _en."""
        return entry.get(self.language if not field else f"{field}_{self.language}", "")

    def number(self, value):
        return f"{value:,}".replace(",", "\u00a0" if self.language == "sv" else ",")

    def size(self, count):
        """Bytes, to a tenth of what fits."""
        value, unit = next(((count / 10**power, unit) for power, unit in ((9, "GB"), (6, "MB"), (3, "kB"))
                            if count >= 10**power), (count, "B"))
        text = f"{value:.0f}" if unit == "B" else f"{value:.1f}"
        return f"{text.replace('.', ',') if self.language == 'sv' else text} {unit}"

    def duration(self, seconds):
        if seconds < 90:
            return self("{} s", round(seconds))
        minutes = round(seconds / 60)
        return self("{} min", minutes) if minutes < 90 else self("{} h {} min", *divmod(minutes, 60))
