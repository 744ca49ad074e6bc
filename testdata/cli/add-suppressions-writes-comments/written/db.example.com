; zonemend: ignore-file=trailing-white-space not looked at yet
$TTL 3600
@    IN SOA ns1.example.net. hostmaster.example.com. 2026030401 7200 3600 1209600 300
     IN NS  ns1.example.net.
     IN NS  ns2.example.net.
www  IN CNAME shop.example.net.
; zonemend: ignore=trailing-white-space not looked at yet
old  IN CNAME nowhere   
; a note with é   
	www2 IN A 192.0.2.300
; zonemend: ignore=no-final-newline not looked at yet
last IN CNAME nowhere