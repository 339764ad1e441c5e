"""Ranked candidates to a reply: how sure faqbot is, and whether it answers, asks back or abstains."""
