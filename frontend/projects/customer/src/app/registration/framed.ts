/** Whether a page is shown in a frame of another page. */
export function isFramed({ defaultView }: Document): boolean {
  return defaultView !== null && defaultView.parent !== defaultView;
}
