/** Comments of the tests of the generated Go service. */
export const serverTests = {
  'mainTest.env': { brief: 'env stands in for os.Getenv.' },
  'mainTest.args': { brief: 'separated by spaces' },
  'mainTest.otherServer': { brief: 'otherServer takes a port, answers 404 there, and returns it.' },

  'serverTest.begun': {
    brief:
      'Requests that have begun when the signal comes are slow here because their clients are: that way they pass through the whole service. Shutdown alone would drop them, as the server has not read them when it stops.',
  },
  'serverTest.noWait': { brief: 'a stop that does not wait would have gone wrong by now' },
  'serverTest.silence': { brief: 'The server itself would wait for 5 seconds.' },
  'serverTest.service': { brief: 'service is serve, running on a free port.' },
  'serverTest.first': { brief: 'line of the log' },
  'serverTest.request': { brief: 'request is one whose last line is missing, so that it cannot be answered yet.' },
  'serverTest.begin': {
    brief: 'begin sends a request but for its end, and returns when the server has accepted the connection.',
  },
  'serverTest.order': {
    brief: 'Connections are accepted in order: once a later one has its answer, this one is in.',
  },
  'serverTest.finish': {
    brief: 'finish returns the status, and whether the server wants no other request on this connection.',
  },
  'serverTest.logLines': { brief: 'logLines hands on each line of the log; slog writes one at a time.' },

  'healthTest.reason': { brief: 'empty: healthy' },
  'healthTest.hungUp': { brief: 'the client has hung up' },
} as const;
