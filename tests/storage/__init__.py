"""The store on memory and on disk."""
