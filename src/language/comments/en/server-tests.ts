/** Comments of the tests of the generated Go service. */
export const serverTests = {
  'mainTest.env': 'env stands in for os.Getenv.',
  'mainTest.args': 'separated by spaces',
  'mainTest.otherServer': 'otherServer takes a port, answers 404 there, and returns it.',

  'serverTest.begun':
    'Requests that have begun when the signal comes are slow here because their clients are: that way they pass through the whole service. Shutdown alone would drop them, as the server has not read them when it stops.',
  'serverTest.noWait': 'a stop that does not wait would have gone wrong by now',
  'serverTest.silence': 'The server itself would wait for 5 seconds.',
  'serverTest.service': 'service is serve, running on a free port.',
  'serverTest.first': 'line of the log',
  'serverTest.request': 'request is one whose last line is missing, so that it cannot be answered yet.',
  'serverTest.begin': 'begin sends a request but for its end, and returns when the server has accepted the connection.',
  'serverTest.order': 'Connections are accepted in order: once a later one has its answer, this one is in.',
  'serverTest.finish': 'finish returns the status, and whether the server wants no other request on this connection.',
  'serverTest.logLines': 'logLines hands on each line of the log; slog writes one at a time.',

  'healthTest.reason': 'empty: healthy',
  'healthTest.hungUp': 'the client has hung up',
} as const;
