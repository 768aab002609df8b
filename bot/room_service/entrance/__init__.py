"""What every call passes before its command sees it: query, UserSig, rate, body."""
