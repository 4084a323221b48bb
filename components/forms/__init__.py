"""Fields with their label above and their error below, dialogs, and the word that something is saved."""
