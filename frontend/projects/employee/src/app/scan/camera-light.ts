/** What a camera of this device can do; browsers know more than the types do. */
type Abilities = MediaTrackCapabilities & { readonly torch?: boolean };

/** True where the camera has a light. */
export function hasLight(track: MediaStreamTrack | undefined): boolean {
  const abilities: Abilities = track?.getCapabilities() ?? {};
  return abilities.torch === true;
}

/** Turns the camera's light on or off. */
export async function turnLight(track: MediaStreamTrack, to: 'on' | 'off'): Promise<void> {
  const torch = to === 'on';
  await track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] });
}

/** The cameras to choose from; their ids are known once one may be used. */
export async function camerasHere(): Promise<readonly string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
}
