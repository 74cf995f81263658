/** What is around a service in an empty folder, on a machine with a supported Go. */
export const surroundings = {
  folder: 'orders',
  language: 'en',
  isInMainland: false,
  goOnMachine: '1.27',
  dockerOnMachine: undefined,
  moduleInFolder: undefined,
  moduleFromOrigin: undefined,
  pathInRepository: '',
  goInModule: undefined,
  isForeignModule: false,
} as const;
