filedesc://a.arc 0.0.0.0 20261124050000 text/plain 68
1 0 Kestrel
URL IP-address Archive-date Content-type Archive-length

http://kestrel.example/a b 0.0.0.0 20261124050000 text/html 285
HTTP/1.1 200 OK
Content-Type: text/html

<!DOCTYPE html><html lang="en"><title>Ferry leaves late</title><body><h1>Ferry leaves late</h1><p>The ferry left the quay late again, and nobody on the island thought that worth a letter.</p><img src="/quay.png" alt="The quay"></body></html>
