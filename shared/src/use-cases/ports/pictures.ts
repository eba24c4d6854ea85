/** An uploaded picture as it is kept: encoded anew in several widths, without anything but its pixels. */
export type DevelopedPicture = {
  /** WebP, the narrowest first. */
  readonly copies: readonly { readonly width: number; readonly content: Uint8Array }[];
  /** Its accent colour, CSS hex. */
  readonly accent: string;
};

/** Makes pictures that are safe to show out of files that anybody may have made. */
export type PictureMaker = {
  /**
   * Throws 'image-type-refused', 'image-unreadable', 'image-too-many-pixels', 'image-too-small', and 'busy' when too
   * many wait.
   */
  develop(file: Uint8Array): Promise<DevelopedPicture>;
};
