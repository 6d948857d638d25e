filedesc://a.arc 0.0.0.0 20250211093000 text/plain 3
1 0

https://quay.example/a b 127.0.0.1 20250211093000 text/html 124
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
Transfer-Encoding: chunked

1a
<html><p>The quay is open.
0


