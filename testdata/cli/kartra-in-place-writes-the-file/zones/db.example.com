$ORIGIN example.com.
$TTL 3600
@      SOA    ns1.example.net. hostmaster 2026030401 7200 900 1209600 300
@      NS     ns1.example.net.
@      NS     ns2.example.net.
mail   A      192.0.2.25
