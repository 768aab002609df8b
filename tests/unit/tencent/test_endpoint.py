"""Where calls go, and how their five parameters are written."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.tencent.endpoint import REGIONS, Endpoint, check_base_url

PATH = "room_engine_http_srv/create_room"


def an_endpoint(
    base_url: str = "https://adminapisgp.im.qcloud.com", who: str = "admin"
) -> Endpoint:
    return Endpoint(base_url, 88888888, who)


def test_the_url_has_the_five_parameters_of_page_002() -> None:
    parts = urlsplit(an_endpoint().url(PATH, "eJyr*-_"))

    query = parse_qs(parts.query, strict_parsing=True)
    assert parts.geturl().startswith(
        "https://adminapisgp.im.qcloud.com/v4/room_engine_http_srv/create_room?"
    )
    assert 0 <= int(query.pop("random")[0]) <= 4294967295
    assert query == {
        "sdkappid": ["88888888"],
        "identifier": ["admin"],
        "usersig": ["eJyr*-_"],
        "contenttype": ["json"],
    }


def test_random_differs_from_call_to_call_over_all_32_bits() -> None:
    urls = [an_endpoint().url(PATH, "x") for _ in range(200)]

    numbers = [int(parse_qs(urlsplit(url).query)["random"][0]) for url in urls]
    assert len(set(numbers)) > 190
    assert max(numbers) > 2**31 > min(numbers)


@pytest.mark.parametrize("who", ["user@Example 01", "a+b&c=d%20#é", "ünï"])
def test_an_odd_identifier_is_encoded_once_and_without_a_plus(who: str) -> None:
    query = urlsplit(an_endpoint(who=who).url(PATH, "x")).query

    assert parse_qs(query)["identifier"] == [who]
    assert "+" not in query


def test_a_path_of_the_base_url_is_kept_and_its_slash_is_not_doubled() -> None:
    url = an_endpoint("https://proxy.example/trtc/").url(PATH, "x")

    assert url.startswith(f"https://proxy.example/trtc/v4/{PATH}?")


@pytest.mark.parametrize("host", REGIONS.values())
def test_every_region_has_a_host_that_signatures_may_travel_to(host: str) -> None:
    check_base_url(f"https://{host}")


def test_the_regions_of_the_pages_have_the_hosts_of_the_pages() -> None:
    assert REGIONS["singapore"] == "adminapisgp.im.qcloud.com"
    assert REGIONS["china"] == "console.tim.qq.com"
    assert REGIONS["usa"] == "adminapiusa.im.qcloud.com"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9900", "http://127.9.9.9", "http://localhost:1", "http://[::1]:9900"]
)
def test_plain_http_may_go_to_this_machine(url: str) -> None:
    check_base_url(url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://adminapisgp.im.qcloud.com", "this machine"),
        ("http://127.0.0.1.example", "this machine"),
        ("http://10.0.0.1", "this machine"),
        ("ftp://127.0.0.1", "https://"),
        ("adminapisgp.im.qcloud.com", "https://"),
        ("https://", "https://"),
        ("", "https://"),
        ("https://a.example/?x=1", "no query"),
        ("https://a.example/#x", "no query"),
        ("https://me:secret@a.example", "no user name"),
    ],
)
def test_signatures_travel_nowhere_else(url: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Endpoint(url, 1, "admin")
