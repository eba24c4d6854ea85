import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_IMAGES, type Account, type TicketedEvent } from '@foyer/shared/domain';
import { codeIn, hostileFiles, jpegOf, problemIn, sampleEvent } from '@foyer/shared/testing';
import request, { type Response, type Test } from 'supertest';
import { deskOf, employed, logOf, type Desk } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let owner: Account;
let desk: Desk;
let rival: Desk;
let event: TicketedEvent;
let events = 0;

beforeAll(async () => {
  service = await startTestService();
  owner = await employed(service);
  desk = await deskOf(service, owner);
  rival = await deskOf(service, await employed(service));
});
beforeEach(async () => {
  events += 1;
  const eventId = `evt_images${events}`;
  event = sampleEvent({ eventId, organizerId: owner.userId, status: 'draft' });
  await service.deps.events.put(event);
});
afterAll(() => service.stop());

/** The pictures in an answer. */
type Images = { imageId: string; alt: string; url: string; widths: number[]; accent: string }[];
const imagesIn = (answer: Response) => (answer.body as { images: Images }).images;

function upload(file: Buffer, name = 'picture.jpg', { token }: Desk = desk): Test {
  return request(service.app)
    .post(`/admin/api/events/${event.eventId}/images`)
    .set('authorization', `Bearer ${token}`)
    .field('alt', 'A lighthouse at night')
    .attach('picture', file, name);
}

const added = async (): Promise<Images[number]> => {
  const images = imagesIn(await upload(await jpegOf()).expect(201));
  return images.at(-1)!;
};
const path = (imageId: string) => `/events/${event.eventId}/images/${imageId}`;
const stored = async () =>
  (await readdir(join(service.config.OBJECT_STORE_DIR ?? '', 'images')).catch(() => [])).sort();
const imagesNow = async () => (await service.deps.events.find(event.eventId))?.images ?? [];

describe('POST /admin/api/events/:eventId/images', () => {
  it('keeps a picture in several widths and shows it with the event', async () => {
    const before = await stored();
    const image = await added();
    expect(image).toMatchObject({
      url: `/media/images/${image.imageId}`,
      alt: 'A lighthouse at night',
      widths: [480, 960, 1_200],
    });
    expect(image.imageId).toMatch(/^img_[0-9a-z]{16}$/);
    expect(image.accent).toMatch(/^#[0-9a-f]{6}$/);
    const names = image.widths.map((width) => `${image.imageId}-${width}.webp`);
    expect(await stored()).toEqual([...before, ...names].sort());
    expect(await imagesNow()).toEqual([image]);
    expect(await logOf(service, event.eventId)).toMatchObject([
      { action: 'image.added', actor: { employeeId: owner.userId }, subjectName: event.title },
    ]);
  });

  it('refuses hostile files by their content, says why and stores nothing', async () => {
    const before = await stored();
    const files = Object.entries(await hostileFiles());
    for (const [name, [file, code]] of files) {
      const answer = await upload(file, 'holiday.jpg');
      expect([name, codeIn(answer), problemIn(answer).status < 500]).toEqual([name, code, true]);
    }
    const large = await upload(Buffer.concat([await jpegOf(), Buffer.alloc(11 * 1024 * 1024)]));
    expect([large.status, codeIn(large)]).toEqual([413, 'image-too-large']);
    expect(await stored()).toEqual(before);
    expect(await imagesNow()).toEqual([]);
    expect(await logOf(service, event.eventId)).toEqual([]);
  });

  it('is for the event’s organizer and admins', async () => {
    const before = await stored();
    expect(codeIn(await upload(await jpegOf(), 'x.jpg', rival))).toBe('event-not-found');
    const steward = await deskOf(service, await employed(service, { role: 'steward' }));
    expect(codeIn(await upload(await jpegOf(), 'x.jpg', steward))).toBe('role-missing');
    expect(await stored()).toEqual(before);
    const admin = await deskOf(service, await employed(service, { role: 'admin' }));
    await upload(await jpegOf(), 'x.jpg', admin).expect(201);
  });

  it('keeps every picture of several that come at once, up to the most', async () => {
    const file = await jpegOf(600, 400);
    const answers = await Promise.all(Array.from({ length: 5 }, () => upload(file)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await imagesNow()).toHaveLength(5);
    for (let more = 5; more < MAX_IMAGES; more += 1) await upload(file).expect(201);
    expect(codeIn(await upload(file).expect(409))).toBe('too-many-images');
  });

  it('stays when something else of the event changes meanwhile', async () => {
    const file = await jpegOf();
    const [answer] = await Promise.all([
      upload(file),
      desk.call('patch', `/events/${event.eventId}`, {
        title: 'Another title',
        updatedAt: event.updatedAt,
      }),
    ]);
    expect(answer.status).toBe(201);
    const now = await service.deps.events.find(event.eventId);
    expect([now?.title, now?.images.length]).toEqual(['Another title', 1]);
  });
});

describe('PATCH and DELETE /admin/api/events/:eventId/images/:imageId', () => {
  it('change a description and a place, the first being the face', async () => {
    const [one, two, three] = [await added(), await added(), await added()];
    const answer = await desk.call('patch', path(three.imageId), { position: 0 }).expect(200);
    expect(imagesIn(answer).map(({ imageId }) => imageId)).toEqual([
      ...[three.imageId, one.imageId, two.imageId],
    ]);
    await desk.call('patch', path(three.imageId), { position: 7, alt: 'The keeper' }).expect(200);
    const images = await imagesNow();
    expect(images.map(({ imageId }) => imageId)).toEqual([
      ...[one.imageId, two.imageId, three.imageId],
    ]);
    expect(images[2]?.alt).toBe('The keeper');
    const log = await logOf(service, event.eventId);
    expect(log.at(-1)).toMatchObject({
      action: 'image.changed',
      changes: [
        { field: 'alt', before: 'A lighthouse at night', after: 'The keeper' },
        { field: 'position', before: 0, after: 2 },
      ],
    });
  });

  it('remove a picture from the event, which mails may still show', async () => {
    const image = await added();
    const before = await stored();
    await desk.call('delete', path(image.imageId)).expect(200);
    expect(await imagesNow()).toEqual([]);
    expect(await stored()).toEqual(before);
    expect((await logOf(service, event.eventId)).at(-1)).toMatchObject({ action: 'image.deleted' });
  });

  it('refuse what is not there or not theirs', async () => {
    const image = await added();
    for (const method of ['patch', 'delete'] as const) {
      const body = method === 'patch' ? { position: 0 } : undefined;
      const unknown = await desk.call(method, path('img_0000000000000000'), body);
      expect(codeIn(unknown)).toBe('image-not-found');
      const foreign = await rival.call(method, path(image.imageId), body);
      expect(codeIn(foreign)).toBe('event-not-found');
    }
    expect(codeIn(await desk.call('patch', path(image.imageId), { alt: '' }))).toBe(
      'invalid-request',
    );
  });
});
