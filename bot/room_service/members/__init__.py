"""The people of a room: who is inside, who comes and goes, who is kept out or silent."""
