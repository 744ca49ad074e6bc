$TTL 3600
@    IN SOA ns1.example.net. hostmaster.example.com. 2026030401 7200 3600 1209600 300
     IN NS  ns1.example.net.
     IN NS  ns2.example.net.
a    IN A   192.0.2.1
