; example.com, in several files
$TTL 3600
@       IN SOA  ns1.example.net. hostmaster.example.com. (
                2026030401 ; serial
                7200       ; refresh
                3600       ; retry
                1209600    ; expire
                3600 )     ; negative answers
        IN NS   ns1.example.net.
        IN NS   ns2.example.net.
$INCLUDE hosts.inc inside
$GENERATE 8-10 pc${0,3} A 192.0.2.$
