/** Who a ticket is passed on to. */
export type NewHolder = { readonly name: string; readonly email: string };

/** What whoever a ticket belongs to may do with it. */
export type TicketDeeds = {
  /** Puts another name on it. */
  rename(name: string): Promise<void>;
  /** Passes it on; resolves once it is somebody else's. */
  passOn(to: NewHolder): Promise<void>;
};
