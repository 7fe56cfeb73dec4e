#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What a person reads who gave a file with a known trap: file, record, what was expected and found, and
what to do, in Swedish and in English."""
import json
import pathlib
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import StudyTest, files_below, run  # noqa: E402

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def cell(column, row, value):
    place = f'r="{"ABCDEFGH"[column]}{row}"'
    if isinstance(value, str) and value.startswith("#"):
        return f'<c {place} t="e"><v>{value}</v></c>'
    if isinstance(value, str):
        return f'<c {place} t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c {place}><v>{value}</v></c>"


def write_workbook(path, rows, padding=0):
    """A workbook of one sheet, as Excel writes it; the padding is spaces that unpack."""
    sheet = "".join(f'<row r="{number}">' + "".join(cell(i, number, value) for i, value in enumerate(row)) + "</row>"
                    for number, row in enumerate(rows, start=1))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">'
                         '<Default Extension="rels" '
                         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         '<Override PartName="/xl/workbook.xml" ContentType="application/'
                         'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                         '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
                         'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
                         f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                         '<sheet name="Orter" sheetId="1" r:id="r1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">'
                         f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
                         '</Relationships>')
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}' +
                         " " * padding + "</sheetData></worksheet>")


class InputErrors(StudyTest):
    """The file of places is replaced by one with the trap."""

    HEADER = "id;namn;folkmängd;x;y"

    def places(self, *lines, header=HEADER, encoding="utf-8", crs="EPSG:3006", told=""):
        (self.study / "orter.csv").write_bytes("\r\n".join([header, *lines, ""]).encode(encoding))
        self.use("orter.csv", crs=crs, encoding=told)

    def use(self, file, **options):
        settings = "\n".join(f'{key} = "{value}"' for key, value in options.items() if value)
        self.replace("study.toml", 'source = "places.csv"\ncrs = "EPSG:3006"', f'source = "{file}"\n{settings}')

    def assert_said(self, code, status, swedish, english):
        """Both messages, word by word between the error's code and the hint's end, nothing written."""
        before = files_below(self.study)
        for language, (what, hint) in {"sv": swedish, "en": english}.items():
            process = run("check", self.study, language=language)
            self.assertEqual(process.returncode, status, process.stderr)
            self.assertEqual(process.stdout, "")
            lines = process.stderr.splitlines()
            self.assertIn(f"[{code}]: ", lines[0], language)
            self.assertEqual(lines[0].split(f"[{code}]: ", 1)[1], what, language)
            self.assertEqual("\n".join(lines[1:]).strip().split(": ", 1)[1], hint, language)
        self.assertEqual(files_below(self.study), before)

    def test_a_wrong_zone(self):
        self.places("P1;Åby;12;528400;6598060", "P2;Öby;8;520600;6599070", crs="EPSG:3008")
        self.assert_said("crs-invalid", 3,
                         ("orter.csv: inget av 2 lägen ligger inom området för EPSG:3008 och EPSG:3006; det första "
                          "har x 528\u00a0400,0 och y 6\u00a0598\u00a0060,0",
                          'de ser ut som SWEREF 99 TM: skriv crs = "EPSG:3006" i studien'),
                         ("orter.csv: none of 2 positions lies in the area of EPSG:3008 and EPSG:3006; the "
                          "first has x 528,400.0 and y 6,598,060.0",
                          'they look like SWEREF 99 TM: write crs = "EPSG:3006" in the study'))

    def test_exchanged_axes(self):
        self.places("P1;Åby;12;6598060;528400", "P2;Öby;8;6599070;520600")
        self.assert_said("axes-swapped", 3,
                         ("orter.csv: 0 av 2 lägen passar EPSG:3006 som de är, och 2 om x och y byter plats",
                          "x är öster eller longitud, y är norr eller latitud; i äldre svenska listor är det "
                          'tvärtom: för en CSV, skriv fields = { x = "…", y = "…" } med namnen på dess kolumner'),
                         ("orter.csv: 0 of 2 positions fit EPSG:3006 as they are, and 2 with x and y exchanged",
                          "x is east or longitude, y is north or latitude; in older Swedish lists it is the "
                          'other way round: for a CSV write fields = { x = "…", y = "…" } with the names of '
                          "its columns"))

    def test_degrees_that_are_told_to_be_metres(self):
        self.places("P1;Åby;12;15.5;59.5", "P2;Öby;8;15.6;59.6")
        self.assert_said("crs-invalid", 3,
                         ("orter.csv: inget av 2 lägen ligger inom området för EPSG:3006; det första har x 15,5 och "
                          "y 59,5",
                          'de ser ut som grader: skriv crs = "EPSG:4326" i studien'),
                         ("orter.csv: none of 2 positions lies in the area of EPSG:3006; the first has x 15.5 "
                          "and y 59.5",
                          'they look like degrees: write crs = "EPSG:4326" in the study'))

    def test_no_system(self):
        self.places("P1;Åby;12;528400;6598060", crs="")
        self.assert_said("crs-missing", 3,
                         ("orter.csv: det sägs inte i vilket koordinatsystem lägena är",
                          'skriv det i studien, som crs = "EPSG:3006" för SWEREF 99 TM'),
                         ("orter.csv: it is not said in which coordinate system the positions are",
                          'write it in the study, such as crs = "EPSG:3006" for SWEREF 99 TM'))

    def test_a_number_that_reads_two_ways(self):
        self.places("P1;Åby;1,234;528400;6598060", "P2;Öby;8;520600;6599070")
        self.assert_said("value-invalid", 3,
                         ("orter.csv: rad 2: '1,234' i kolumnen 'folkmängd' kan läsas som 1234 och som 1,234",
                          'skriv i studien vilket tecken som är decimaltecken, bredvid source: decimal = "," '
                          'eller decimal = "."'),
                         ("orter.csv: row 2: '1,234' in the column 'folkmängd' can be read as 1234 and as 1.234",
                          'write in the study which mark is the decimal one, beside source: decimal = "," or '
                          'decimal = "."'))

    def test_decimal_comma_and_decimal_point(self):
        self.places("P1;Åby;12,5;528400;6598060", "P2;Öby;8.25;520600;6599070")
        self.assert_said("value-invalid", 3,
                         ("orter.csv: rad 3: kolumnen 'folkmängd' har både '12,5' och '8.25': decimalkomma "
                          "eller decimalpunkt?",
                          "skriv alla tal i kolumnen på samma sätt"),
                         ("orter.csv: row 3: the column 'folkmängd' has both '12,5' and '8.25': decimal comma "
                          "or decimal point?",
                          "write all numbers of the column in the same way"))

    def test_a_number_with_its_unit(self):
        self.places("P1;Åby;12 pers;528400;6598060")
        self.assert_said("value-invalid", 3,
                         ("orter.csv: rad 2: väntade ett tal i kolumnen 'folkmängd', fann '12 pers'",
                          "skriv det med siffror, som 1 234,5 eller 1234.5, och utan enhet"),
                         ("orter.csv: row 2: expected a number in the column 'folkmängd', found '12 pers'",
                          "write it with digits, such as 1 234,5 or 1234.5, and without a unit"))

    def test_a_column_that_is_nearly_called_so(self):
        self.places("P1;Åby;12;528400;6598060", header="id;nmn;folkmängd;x;y")
        self.assert_said("field-missing", 3,
                         ("orter.csv: det finns ingen kolumn 'namn' (name); det finns id, nmn, folkmängd, x, y",
                          "menade du 'nmn'? Skriv då fields = { name = \"nmn\" } i studien"),
                         ("orter.csv: there is no column 'name' ('namn'); there are id, nmn, folkmängd, x, y",
                          "did you mean 'nmn'? Then write fields = { name = \"nmn\" } in the study"))

    def test_two_columns_that_mean_the_same(self):
        self.places("P1;Åby;12;13;528400;6598060", header="id;namn;folkmängd;befolkning;x;y")
        self.assert_said("value-invalid", 3,
                         ("orter.csv: kolumnerna 'folkmängd' och 'befolkning' betyder detsamma",
                          'ta bort den ena, eller säg vilken som gäller: fields = { population = "folkmängd" } '
                          "i studien"),
                         ("orter.csv: the columns 'folkmängd' and 'befolkning' mean the same",
                          'delete one of them, or say which counts: fields = { population = "folkmängd" } in '
                          "the study"))

    def test_another_encoding_than_is_told(self):
        self.places("P1;Åby;12;528400;6598060", encoding="cp1252", told="utf-8")
        self.assert_said("file-damaged", 3,
                         ("orter.csv: texten är inte UTF-8", 'spara den som "CSV UTF-8"'),
                         ("orter.csv: the text is not UTF-8", 'save it as "CSV UTF-8"'))

    def test_an_encoding_that_is_none(self):
        self.places("P1;Åby;12;528400;6598060", told="utf-9")
        self.assert_said("study-invalid", 2,
                         ("orter.csv: teckenkodningen 'utf-9' är inte känd",
                          'skriv encoding = "utf-8" eller encoding = "windows-1252"'),
                         ("orter.csv: the encoding 'utf-9' is not known",
                          'write encoding = "utf-8" or encoding = "windows-1252"'))

    def test_an_encoding_that_is_recognised_is_told(self):
        self.places("P1;Åby;12;528400;6598060", "P2;Öby;8;520600;6599070", encoding="cp1252")
        for language, words in (("en", "the text is read as Windows-1252; is 'folkmängd' right?"),
                                ("sv", "texten läses som Windows-1252; är 'folkmängd' rätt?")):
            needs = self.study / "needs.csv"
            needs.write_text(needs.read_text(encoding="utf-8").splitlines(True)[0], encoding="utf-8")
            process = run("check", self.study, language=language)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertIn(words, process.stderr)

    def test_a_row_that_is_too_short(self):
        self.places("P1;Åby;12;528400;6598060", "P2;Öby;8;520600")
        self.assert_said("value-invalid", 3,
                         ("orter.csv: rad 3: väntade 5 celler som i rubrikraden, fann 4",
                          "sätt en cell som innehåller skiljetecknet inom citattecken"),
                         ("orter.csv: line 3: expected 5 cells as in the header, found 4",
                          "put a cell that holds the separator in quotes"))

    def test_an_error_of_the_spreadsheet_in_a_csv(self):
        self.places("P1;Åby;12;528400;6598060", "P2;Öby;#REFERENS!;520600;6599070")
        self.assert_said("value-invalid", 3,
                         ("orter.csv: rad 3: kalkylbladet har inget värde i kolumnen 'folkmängd' utan felet "
                          "#REFERENS!",
                          "rätta formeln, eller töm cellen om värdet inte är känt"),
                         ("orter.csv: row 3: the spreadsheet has no value in the column 'folkmängd', but the "
                          "error #REFERENS!",
                          "mend the formula, or empty the cell if the value is not known"))

    def test_an_error_of_the_spreadsheet_in_a_workbook(self):
        write_workbook(self.study / "orter.xlsx", [self.HEADER.split(";"), ["P1", "Åby", 12, 528400, 6598060],
                                                   ["P2", "Öby", "#DIV/0!", 520600, 6599070]])
        self.use("orter.xlsx", crs="EPSG:3006")
        self.assert_said("value-invalid", 3,
                         ("orter.xlsx: rad 3: kalkylbladet har inget värde i kolumnen 'folkmängd' utan felet "
                          "#DIV/0!",
                          "rätta formeln, eller töm cellen om värdet inte är känt"),
                         ("orter.xlsx: row 3: the spreadsheet has no value in the column 'folkmängd', but the "
                          "error #DIV/0!",
                          "mend the formula, or empty the cell if the value is not known"))

    def test_a_workbook_that_unpacks_to_more_than_it_may(self):
        write_workbook(self.study / "orter.xlsx", [self.HEADER.split(";")], padding=140 << 20)
        self.use("orter.xlsx", crs="EPSG:3006")
        self.assertLess((self.study / "orter.xlsx").stat().st_size, 1 << 20)
        self.assert_said("too-large", 6,
                         ("orter.xlsx: arbetsboken har 0,1 MiB och packas upp till mer än 128, det mesta som en "
                          "får ha", 'spara bladet som "CSV UTF-8"'),
                         ("orter.xlsx: the workbook has 0.1 MiB and unpacks to more than 128, the most that one "
                          "may have", 'save the sheet as "CSV UTF-8"'))

    def test_a_place_of_a_meeting_that_was_set_aside(self):
        self.places("P1;Åby;12;528400;6598060", "P2;Öby;8;520600;6599070", "P3;Norrby;5;;")
        (self.study / "needs.csv").write_text(
            "möte;datum;plats;deltagare;grupp;slag;styrka\nM1;2026-03-14;Norrby;9;unga;drivmedel;behov\n",
            encoding="utf-8")
        self.assert_said("value-invalid", 3,
                         ("needs.csv: rad 2: kolumn 'plats': väntade id eller namn på en ort, fann '…'",
                          "orten har lagts åt sidan: orter.csv, rad 4: den har inget läge"),
                         ("needs.csv: row 2: column 'plats': expected the id or name of a place, found '…'",
                          "the place was set aside: orter.csv, row 4: it has no position"))

    def test_faults_of_several_files_at_once(self):
        self.places("P1;Åby;tolv;528400;6598060")
        self.replace("study.toml", '"municipalities.geojson"', '"borders.geojson"')
        (self.study / "candidates.csv").write_text("id,name\nK1,Bygdegården\n", encoding="utf-8")
        process = run("check", self.study, "--json")
        self.assertEqual(process.returncode, 3)
        said = [line for line in process.stderr.splitlines() if "error[" in line]
        self.assertEqual([line.split(": ")[2] for line in said], ["orter.csv", "candidates.csv", "borders.geojson"])
        error = json.loads(process.stdout)["error"]
        self.assertEqual((error["code"], error["file"]), ("value-invalid", "orter.csv"))
        self.assertEqual([(each["code"], each["file"]) for each in error["also"]],
                         [("field-missing", "candidates.csv"), ("file-not-found", "borders.geojson")])

    def test_places_that_are_all_set_aside(self):
        self.places("P1;Åby;12;;", "P2;Öby;8;;")
        needs = self.study / "needs.csv"
        needs.write_text(needs.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        for language, said in (("sv", "inget av det som lästs som orter går att använda:\n  rad 2: den har inget läge\n"
                                "  rad 3: den har inget läge\n  råd: rätta det som sägs om var och en"),
                               ("en", "none of the places can be used:\n  row 2: it has no position\n"
                                "  row 3: it has no position\n  hint: mend what is told of each")):
            process = run("check", self.study, language=language)
            self.assertEqual(process.returncode, 3)
            self.assertIn("error[layer-empty]: orter.csv: " + said, process.stderr)

    def test_a_file_that_is_named_twice(self):
        self.replace("study.toml", "[services] ", '[[places.also]]\nsource = "places.csv"\ncrs = "EPSG:3006"\n'
                     "\n[services] ")
        process = run("check", self.study, language="sv")
        self.assertEqual(process.returncode, 2)
        self.assertIn("filen 'places.csv' nämns två gånger\n"
                      "  råd: nämn varje fil en gång: läst två gånger skulle allt i den finnas dubbelt", process.stderr)

    def test_an_id_that_stands_twice(self):
        self.places("P1;Åby;12;528400;6598060", "P2;Öby;8;520600;6599070", "P1;Åby igen;1;528400;6598060")
        self.assert_said("duplicate-id", 3,
                         ("orter.csv: rad 2: 1 id finns mer än en gång: P1: rad 2, rad 4",
                          "ge varje post ett eget id; där en sak har flera poster, slå ihop dem till en"),
                         ("orter.csv: row 2: 1 id is there more than once: P1: row 2, row 4",
                          "give each record an id of its own; where one thing has several records, dissolve "
                          "them into one"))

    def test_a_municipality_that_is_not_there(self):
        self.replace("study.toml", "[study]\n", '[study]\nmunicipalities = ["Pahitta"]\n')
        self.assert_said("study-invalid", 2,
                         ("municipalities.geojson: det finns ingen kommun 'Pahitta' bland de 2 i studiens fil",
                          "det finns DEMO – påhittad kommun, DEMO – påhittad grannkommun"),
                         ("municipalities.geojson: there is no municipality 'Pahitta' among the 2 of the "
                          "study's file",
                          "there are DEMO – påhittad kommun, DEMO – påhittad grannkommun"))

    def test_a_threshold_of_the_width_of_a_cell(self):
        (self.study / "rutor.csv").write_text("rutid_scb;beftotalt\n5280006598000;12\n5290006598000;8\n",
                                              encoding="utf-8")
        self.replace("study.toml", "[services] ", '[population]\nsource = "rutor.csv"\n\n[services] ')
        self.replace("study.toml", '[[thresholds]]\nlimit = "5 km"', '[[thresholds]]\nlimit = "1 km"')
        self.assert_said("study-invalid", 2,
                         ("rutor.csv: gränsen 1 km är inte längre än vad en ruta på 1000 m är bred",
                          "människor bor var som helst i sin ruta: ta ett finare rutnät, eller en gräns på fem "
                          "rutor eller mer"),
                         ("rutor.csv: the threshold 1 km is no longer than a cell of 1000 m is wide",
                          "people live anywhere in their cell: take a finer grid, or a threshold of five cells "
                          "or more"))


if __name__ == "__main__":
    unittest.main()
