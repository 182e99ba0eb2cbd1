"""Reading postcode directories, real ones too."""

from __future__ import annotations

import gzip
from collections import Counter
from datetime import date

import pytest

from comhla import reference
from comhla.web.site.postcode_files import (
    BadRow,
    PostcodeRow,
    UnusableDirectory,
    fingerprint_of,
    read_directory,
    read_localities,
)

NRS = "Postcode,SplitChar,DateOfIntroduction,DateOfDeletion,CouncilArea2019Code,IntegrationAuthority2019Code,DataZone2011Code\n"
PHS = "pc7,pc8,datazone2011,ca2018,ca2019,hscp2016,hscp2019\n"


@pytest.fixture
def directory(tmp_path):
    def write(text, name="directory.csv"):
        path = tmp_path / name
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
        return path

    return write


def test_directory_of_national_records(directory):
    text = (
        NRS
        + 'AB10 1AB,,01/08/1973,,S12000033,S37000001,S01006649\n"AB10 1AD",A,"01/08/1973 00:00:00",31/12/2004,S12000033,S37000001,\n'
    )
    first, second = read_directory(directory(text))
    assert first == PostcodeRow(2, "AB101AB", "AB10", "", "S37000001", "S12000033", "", date(1973, 8, 1), None)
    assert (second.part, second.deleted_on) == ("A", date(2004, 12, 31))


def test_lookup_of_public_health_scotland_by_its_newest_codes(directory):
    (row,) = read_directory(directory(PHS + "G33 6GS,G33 6GS,S01010265,S12000046,S12000050,S37000015,S37000035\n"))
    assert (row.postcode, row.authority_code, row.council_code) == ("G336GS", "S37000035", "S12000050")


def test_seven_characters_without_a_space(directory):
    (row,) = read_directory(directory("pc7,hscp2019\nEH113AF,S37000012\n"))
    assert (row.postcode, row.district) == ("EH113AF", "EH11")


def test_old_codes_are_understood_and_gzip_is_opened(directory):
    (row,) = read_directory(directory("Postcode,HSCP,CA\nKY1 1AA,S37000014,S12000015\n", "d.csv.gz"))
    assert (row.authority_code, row.council_code) == ("S37000032", "S12000047")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("AB10 1A,,,,S12000033,S37000001,", "'AB10 1A' is no postcode."),
        ("AB10,,,,S12000033,S37000001,", "'AB10' is no postcode."),
        (",,,,S12000033,S37000001,", "There is no postcode."),
        ("AB10 1AB,,,,S12000033,S37999999,", "'S37999999' is no code of a partnership, as S37000010."),
        ("AB10 1AB,,,,S12000033,,", "There is no code of a partnership."),
        ("AB10 1AB", "There is no code of a partnership."),
        (
            "AB10 1AB,,31/02/2020,,S12000033,S37000001,",
            "'31/02/2020' under DateOfIntroduction is no day, as 31/12/2025.",
        ),
        ("AB10 1AB,,01/01/2020,01/01/2019,S12000033,S37000001,", "AB10 1AB was given up before it was introduced."),
        ("AB10 1AB,,,,S12000033,S37000001,,more", "The row has more values than the first line has columns."),
    ],
)
def test_bad_rows_are_told_with_their_line(directory, row, problem):
    good = "AB10 1AA,,,,S12000033,S37000001,\n"
    found = list(read_directory(directory(f"{NRS}{good}{row}\n")))
    assert found[1] == BadRow(3, problem)


def test_a_postcode_in_two_areas_is_bad_and_a_repetition_is_not(directory):
    same, other = "AB10 1AB,S37000001", "AB10 1AB,S37000002"
    found = list(read_directory(directory(f"Postcode,HSCP\n{same}\n{same}\n{other}\n")))
    assert [type(each) for each in found] == [PostcodeRow, BadRow]
    assert found[1] == BadRow(4, "AB101AB is in the file already, in another area.")


def test_split_and_reused_postcodes_have_a_row_for_each(directory):
    rows = [
        "AB10 1AB,A,01/08/1973,,S12000033,S37000001,",
        "AB10 1AB,B,01/08/1973,,S12000034,S37000002,",
        "AB10 1AB,A,01/08/1963,01/01/1970,S12000034,S37000002,",
    ]
    assert len(list(read_directory(directory(NRS + "\n".join(rows))))) == 3


def test_other_countries_are_passed_over(directory):
    assert list(read_directory(directory("Postcode,HSCP\nSW1A 2AA,E99999999\nBT1 1AA,N99999999\n"))) == []


@pytest.mark.parametrize("text", ["", "Postcode,Name\nAB10 1AB,x\n", "HSCP\nS37000001\n"])
def test_a_file_that_is_no_directory(directory, text):
    with pytest.raises(UnusableDirectory, match="its first line needs a column with postcodes"):
        list(read_directory(directory(text)))


def test_a_file_that_cannot_be_read(tmp_path, directory):
    with pytest.raises(UnusableDirectory, match=r"nothing\.csv cannot be read: No such file"):
        list(read_directory(tmp_path / "nothing.csv"))
    broken = tmp_path / "broken.csv.gz"
    broken.write_bytes(b"not gzip")
    with pytest.raises(UnusableDirectory, match=r"broken\.csv\.gz cannot be read"):
        list(read_directory(broken))
    latin = tmp_path / "latin.csv"
    latin.write_bytes(b"Postcode,HSCP\nAB10 1AB,\xe9\n")
    with pytest.raises(UnusableDirectory, match="no table of text in UTF-8"):
        list(read_directory(latin))


def test_localities_need_their_columns(directory):
    with pytest.raises(UnusableDirectory, match="it needs the columns DataZone, HSCP and Locality"):
        read_localities(directory("DataZone,Name\n"))


def test_fingerprints_tell_files_apart(directory):
    assert fingerprint_of(directory("a", "a.csv")) != fingerprint_of(directory("b", "b.csv"))


def test_real_postcodes_of_hospitals_with_real_localities(shared):
    """253 hospitals share 227 postcodes, each of which lies in one of 30 partnerships; East Renfrewshire has none."""
    folder = shared / "data" / "geography"
    localities = read_localities(folder / "dz2011_to_locality_bestfit.csv.gz")
    rows = list(read_directory(folder / "nhs_hospital_locations.csv.gz", localities))
    assert [each for each in rows if isinstance(each, BadRow)] == []
    assert len(rows) == 227
    assert {each.code for each in reference.authorities()} - {each.authority_code for each in rows} == {"S37000011"}
    assert all(each.locality for each in rows)
    arran = next(each for each in rows if each.postcode == "KA278LF")
    assert (arran.authority_code, arran.locality) == ("S37000020", "Arran")


def test_a_locality_whose_partnership_disagrees_is_left_out(shared):
    """The published lookup gives South Ayrshire's data zones East Ayrshire's code, and lacks nine partnerships."""
    folder = shared / "data" / "geography"
    localities = read_localities(folder / "phs_datazone_to_locality_raw.csv.gz")
    rows = list(read_directory(folder / "nhs_hospital_locations.csv.gz", localities))
    without = Counter(each.authority_code for each in rows if not each.locality)
    assert without["S37000027"] == 6
    assert without.total() == 52
    assert not any(each.locality for each in rows if each.authority_code == "S37000027")
