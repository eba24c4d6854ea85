import { describe, expect, it } from '@jest/globals';
import { drawnRoom, drawnStates } from '../../testing/drawn-room.ts';
import { seatsInstead } from './seats-instead.ts';

/** The seats for somebody who wanted some of which a few are lost. */
function instead(wanted: readonly string[], lost: readonly string[], ...drawings: string[]) {
  return seatsInstead(drawnRoom(...drawings), drawnStates(...drawings), wanted, lost);
}

describe('instead of lost seats', () => {
  it('a party that wanted to sit side by side does so, as near as can be', () => {
    expect(instead(['a2', 'a3'], ['a3'], '...s...')).toEqual(['a1', 'a2']);
    expect(instead(['a2', 'a3'], ['a2', 'a3'], '.s.s..s', '.......')).toEqual(['b2', 'b3']);
  });

  it('nobody of such a party sits elsewhere: there is nothing then', () => {
    expect(instead(['a2', 'a3'], ['a3'], '.s.s.s')).toBeUndefined();
  });

  it('seats that were apart are replaced one by one', () => {
    expect(instead(['a0', 'a4'], ['a4'], '......')).toEqual(['a0', 'a3']);
    expect(instead(['a1'], ['a1'], '.s..')).toEqual(['a0']);
  });

  it('what else is lost is neither offered nor replaced', () => {
    expect(instead(['a0', 'a4'], ['a4', 'a3', 'a5'], '........')).toEqual(['a0', 'a2']);
    expect(instead(['a4'], ['a4', 'a3'], '........')).toEqual(['a5']);
  });

  it('only equal ones are given', () => {
    expect(instead(['a0', 'a1'], ['a0'], 's...', '2222')).toEqual(['a1', 'a2']);
    expect(instead(['b0', 'b1'], ['b0'], '....', '2222')).toEqual(['b1', 'b2']);
    expect(instead(['a0', 'a1'], ['a0', 'a1'], 'ss22', '2222')).toBeUndefined();
  });

  it('a wheelchair keeps its companion', () => {
    expect(instead(['a0', 'a1'], ['a1'], 'ac', 'acac')).toEqual(['b1', 'b2']);
    expect(instead(['a0', 'a1'], ['a1'], 'ac', 'aaac')).toEqual(['b2', 'b3']);
  });

  it('nothing is offered that was lost, or that is not in the plan', () => {
    expect(instead(['a0', 'a1'], ['a0'], '..')).toBeUndefined();
    expect(instead(['zz'], ['zz'], '..')).toBeUndefined();
  });
});
