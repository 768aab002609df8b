"""What a person does beside typing and pressing: shortcuts, choices from the app, reactions."""
