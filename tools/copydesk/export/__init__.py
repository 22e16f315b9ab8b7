"""Export: the edition of a commit, or of the working tree, as a bundle. See README.md in this folder."""
