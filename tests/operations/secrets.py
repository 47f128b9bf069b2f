"""What a request to a failing view brings along, and nobody is to read anywhere."""

TOKEN = "1-1795000000.AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHHIIIIJJJJKKK"
QUERY = "searched-for-this"
SENT = "what-was-typed"
COOKIE = "cookie-of-a-session"
KEY = "key-that-was-sent"
SECRETS = (TOKEN, QUERY, SENT, COOKIE, KEY)
