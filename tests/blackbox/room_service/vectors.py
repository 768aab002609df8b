"""Golden UserSigs, to judge the judge by."""

from tests.blackbox.room_service.usersig import Application

# Fact sheet 3.5: made with the published package, version 1.1, its clock held still.
FIRST_KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e"
FIRST = (
    "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkElNyM-Myi0uKEkvyi2BKilOyEwsKMlOACgxNDKAAKpdaUZBZ"
    "lAqUsTAzgQuWZOaChAzN0RQXZ6aDLKn0cUzVLjcPD00NLS1MCrPM0A*JMLcoNTLMD3HP1M60jCowLDUOKMiLNDOwVaoF"
    "AD4PNPI_"
)
SECOND = (
    "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkinMSk7N1k-JL4g0MYSqKU7ITCwoyU4DyRgYGBoZGxiZQmdSK"
    "gsyiVKC4oampKUgOKl6SmQsWNTc2NbOwNIOLF2emgyxJLgmJNE2uDPH2zM5Pys9MN3D0MXE08tavKnP3DgpOCjAqc8-1"
    "NXQMyzQJtFWqBQDITzRA"
)
THIRD = (
    "eJw9zcEKgkAUheFXkVmH3RlTIQiiEiqCqCRrKc5oN9NGHUWL3j0ta-v9B86TuJuDXomcjDXCdCAD7SPIRaowxG8oC5FP"
    "ndpP5E1oQH*jgse*lMjbCbUAgDJjZPZN1BJz0RYDoCeFSQfUtmzGTOvvBUbdSYiQLZrrcRmrar6mXpDew*2Qlyrgl6w5"
    "O4-VjO53Jw-daEJebxTQNhM_"
)
VECTORS = [
    (Application(1400000000, FIRST_KEY), "administrator", 1700000000, FIRST),
    (Application(20001234, "0123456789abcdef" * 4), "slack-bot_01", 1735689600, SECOND),
    (Application(1600012345, "s3cr3t-key-with-ünïcode"), "user@Example 01", 1767225600, THIRD),
]
