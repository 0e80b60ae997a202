import pytest

from auditor.errors import UserError
from auditor.guard import Guard, is_private
from auditor.settings import Settings

PRIVATE = [
    "127.0.0.1",
    "127.9.9.9",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.0.1",
    "0.0.0.0",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "2001:0:7f00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "100::1",
]
PUBLIC = ["1.1.1.1", "223.5.5.5", "2400:3200::1", "::ffff:223.5.5.5", "64:ff9b::223.5.5.5", "2002:df05:505::1"]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_of_the_public_internet_is_private_in_every_form(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_leads_to_the_public_internet_is_not(address: str) -> None:
    assert not is_private(address)


def test_a_host_that_is_named_may_be_private_at_its_port_only() -> None:
    guard = Guard(Settings(siblings=("xxgk.example.gov.cn",), private_hosts=("10.0.0.5:8080", "[::1]:81")))
    assert guard.allows("xxgk.example.gov.cn", 80, "10.0.0.9")
    assert guard.allows("xxgk.example.gov.cn", 443, "10.0.0.9")
    assert guard.allows("www.xxgk.example.gov.cn", 443, "10.0.0.9")
    assert guard.allows("10.0.0.5", 8080, "10.0.0.5")
    assert guard.allows("::1", 81, "::1")
    assert not guard.allows("xxgk.example.gov.cn", 6379, "10.0.0.9")
    assert not guard.allows("10.0.0.5", 80, "10.0.0.5")
    assert not guard.allows("::1", 80, "::1")
    assert not guard.allows("other.example.gov.cn", 80, "10.0.0.9")


def test_a_public_address_is_allowed_whatever_its_name() -> None:
    assert Guard(Settings()).allows("www.example.gov.cn", 8443, "223.5.5.5")


@pytest.mark.parametrize("name", ["", "a b", "10.0.0.5:99999", "0x7f.1"])
def test_a_name_that_is_none_is_the_users_mistake(name: str) -> None:
    with pytest.raises(UserError, match="is no host"):
        Guard(Settings(private_hosts=(name,)))
