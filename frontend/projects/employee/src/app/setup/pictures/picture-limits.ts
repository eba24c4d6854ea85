import { employee } from '@foyer/shared/contract';

/** The most bytes of a picture's file. */
export const MAX_IMAGE_BYTES = employee.MAX_IMAGE_BYTES;

/** The most pictures of an event. */
export const MAX_IMAGES = employee.MAX_IMAGES;
