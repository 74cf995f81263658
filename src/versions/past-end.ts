/** Whether support has ended; on the day of its end it has, and where none is known it has not. Both are dates as YYYY-MM-DD. */
export function isPastEnd(end: string | undefined, today: string): boolean {
  return end !== undefined && end <= today;
}
