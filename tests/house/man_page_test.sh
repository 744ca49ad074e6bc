# The manual page is well-formed.
command -v mandoc >/dev/null || exit 77
exec mandoc -T lint -W warning src/doc/zonemend.1
