module dockerfile-parsers

go 1.26.0
