package org.fengsui.server.campus.registry;

/**
 * The office decided what a unit's people had proposed. Published inside the transaction that
 * decides.
 *
 * @param proposalId which; its subject type is {@code registry-proposal}
 * @param unitId whose it is
 * @param proposedBy the account that proposed it
 * @param what what it was about, in Chinese as messages have it: {@code 变更系统 在线评测}
 * @param confirmed whether it was confirmed and applied
 * @param reason why it was refused; empty otherwise
 * @param path the page in the unit's frame, from the root
 */
public record ProposalDecided(
        long proposalId,
        long unitId,
        long proposedBy,
        String what,
        boolean confirmed,
        String reason,
        String path) {}
