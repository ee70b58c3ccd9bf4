/** A region that could not be asked, and why. A region that is listed nowhere was not asked at all. */
export interface UnreadRegion {
  region: string;
  code: string;
  operation: string;
  message: string;
}
